package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.DirectoryCalls;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem.Reason;
import java.util.Optional;

/** Brings entries into the target, one after the other in their order. Used by one thread. */
final class EntryRestore {

    private final RestoreTools tools;
    private final RestoreMode mode;
    private final Targets targets;
    private final FileQueue files;
    private final LinkRestore links;
    private final NodeRestore nodes;
    private final Likeness likeness;
    private Optional<TreePath> closedOff = Optional.empty();

    EntryRestore(RestoreTools tools, RestoreMode mode, Targets targets, FileQueue files, LinkRestore links) {
        this.tools = tools;
        this.mode = mode;
        this.targets = targets;
        this.files = files;
        this.links = links;
        this.likeness = new Likeness(tools);
        this.nodes = new NodeRestore(tools, mode, likeness);
    }

    /** The first entry: the target itself. */
    void root(VolumeEntry.Item item, Descriptor directory) {
        boolean own = mode != RestoreMode.KEEP;
        if (!own) {
            tools.report().kept();
        }
        targets.enter(item, directory, false, own);
    }

    void restore(VolumeEntry entry) {
        TreePath path = entry.path();
        if (closedOff.isPresent() && path.isAtOrBelow(closedOff.get())) {
            giveUp(entry);
        } else if (targets.upTo(path.parent())) {
            restoreThere(entry);
        } else {
            closedOff = Optional.of(path.parent());
            giveUp(entry);
            tools.report()
                    .problem(path, Reason.NotRestored, "its directory is lost, and so is what comes after it there");
        }
    }

    private void restoreThere(VolumeEntry entry) {
        TargetDirectory directory = targets.top();
        FileName name = entry.path().name();
        try {
            directory.surplus().expect(name);
            Descriptor open = directory.descriptor().orElseThrow();
            Optional<FileStatus> existing =
                    directory.isFresh() ? Optional.empty() : directories().find(open, name);
            switch (entry) {
                case VolumeEntry.HardLink link -> restore(link, open, existing);
                case VolumeEntry.Item item -> restore(item, directory, open, existing);
            }
        } catch (PosixException e) {
            giveUp(entry);
            tools.report().refused(entry.path(), Reason.NotRestored, "entry", e);
        }
    }

    private void restore(VolumeEntry.HardLink link, Descriptor directory, Optional<FileStatus> existing) {
        if (existing.isPresent() && mode == RestoreMode.KEEP) {
            tools.report().kept();
        } else if (!files.isThere(link.first())) {
            tools.report().problem(link.path(), Reason.NotRestored, "its first name was not restored");
        } else {
            Optional<FileStatus> left = cleared(directory, link.path(), existing);
            links.restore(directory, link, left);
        }
    }

    private void restore(
            VolumeEntry.Item item, TargetDirectory directory, Descriptor open, Optional<FileStatus> existing) {
        FileType type = item.attributes().type();
        boolean unfinished = existing.filter(Unfinished::is).isPresent();
        Approach approach = Approach.to(type, existing, unfinished, mode);
        switch (approach) {
            case Approach.Refuse(String why) -> {
                giveUp(item);
                tools.report().problem(item.path(), Reason.NotRestored, why);
            }
            case Approach.Keep() -> keep(item, open, existing.orElseThrow());
            case Approach.Clear() -> {
                new TreeRemover(tools.posix()).remove(open, item.path().name());
                make(item, directory, open, new Approach.Create());
            }
            case Approach.Create create -> make(item, directory, open, create);
            case Approach.Match match -> make(item, directory, open, match);
            case Approach.Overwrite overwrite -> make(item, directory, open, overwrite);
        }
    }

    private void keep(VolumeEntry.Item item, Descriptor directory, FileStatus existing) {
        tools.report().kept();
        if (item.isDirectory()) {
            enter(item, directory, false, false);
        } else if (item.attributes().links() > 1) {
            // further names are made of what the backup has, for instance by an earlier try of this restore, and of
            // nothing else
            files.settle(item, likeness.isLike(directory, existing, item));
        }
    }

    private void make(VolumeEntry.Item item, TargetDirectory directory, Descriptor open, Approach approach) {
        switch (item.attributes().type()) {
            case FILE -> files.add(directory, item, approach);
            case DIRECTORY -> makeDirectory(item, open, approach);
            case SYMBOLIC_LINK, FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE -> nodes.restore(open, item, approach);
        }
    }

    private void makeDirectory(VolumeEntry.Item item, Descriptor directory, Approach approach) {
        FileName name = item.path().name();
        boolean fresh = !(approach instanceof Approach.Match);
        if (approach instanceof Approach.Overwrite) {
            directories().removeFile(directory, name);
        }
        if (fresh) {
            directories().makeDirectory(directory, name, Unfinished.DIRECTORY_MODE);
        }
        enter(item, directory, fresh, true);
    }

    private void enter(VolumeEntry.Item item, Descriptor directory, boolean fresh, boolean own) {
        Descriptor opened = directories().openDirectory(directory, item.path().name());
        targets.enter(item, opened, fresh, own);
    }

    /** A further name takes the place of anything; a directory goes only if the target is to be as the backup. */
    private Optional<FileStatus> cleared(Descriptor directory, TreePath path, Optional<FileStatus> existing) {
        if (existing.isPresent() && existing.get().isDirectory() && mode == RestoreMode.MIRROR) {
            new TreeRemover(tools.posix()).remove(directory, path.name());
            return Optional.empty();
        }
        return existing;
    }

    /** What is not restored closes off what would be in it, and is no first name for others. */
    private void giveUp(VolumeEntry entry) {
        if (entry instanceof VolumeEntry.Item item) {
            files.settle(item, false);
            if (item.isDirectory() && closedOff.filter(item.path()::isAtOrBelow).isEmpty()) {
                closedOff = Optional.of(item.path());
            }
        }
    }

    private DirectoryCalls directories() {
        return tools.posix().directories();
    }
}
