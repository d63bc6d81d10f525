package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.DirectoryCalls;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Restores further names of what is in the target already. Used by one thread. */
final class LinkRestore implements AutoCloseable {

    private final RestoreTools tools;
    private final Descriptor root;
    private TreePath cachedPath = TreePath.ROOT;
    private @Nullable Descriptor cached;

    /**
     * Of a target.
     *
     * @param root stays open as long as this is used
     */
    LinkRestore(RestoreTools tools, Descriptor root) {
        this.tools = tools;
        this.root = root;
    }

    /** Links the name, whatever but a directory has it now. */
    void restore(Descriptor directory, VolumeEntry.HardLink link, Optional<FileStatus> existing) {
        DirectoryCalls directories = tools.posix().directories();
        Descriptor from = link.first().parent().equals(link.path().parent())
                ? directory
                : directory(link.first().parent());
        FileName first = link.first().name();
        FileStatus target = directories.status(from, first);
        FileName name = link.path().name();
        if (existing.isEmpty()) {
            directories.makeHardLink(from, first, directory, name);
        } else if (!existing.get().isSameFile(target)) {
            FileName aside = FileOpener.aside(name);
            new TreeRemover(tools.posix()).remove(directory, aside);
            directories.makeHardLink(from, first, directory, aside);
            directories.rename(directory, aside, name);
        }
        tools.report().restored();
    }

    private Descriptor directory(TreePath path) {
        if (cached == null || !cachedPath.equals(path)) {
            close();
            cached = walk(path);
            cachedPath = path;
        }
        return cached;
    }

    private Descriptor walk(TreePath path) {
        DirectoryCalls directories = tools.posix().directories();
        Descriptor at = directories.reopen(root);
        for (FileName name : path.names()) {
            try (Descriptor above = at) {
                at = directories.openDirectory(above, name);
            }
        }
        return at;
    }

    @Override
    public void close() {
        if (cached != null) {
            cached.close();
            cached = null;
        }
    }
}
