package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.NameList;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.index.IndexSource;

/** Makes an empty directory the target of a restore, or takes one up again that an earlier try of the restore has begun. */
final class Claim {

    private static final long MAX_NAME_BYTES = 128 << 20;

    private final Posix posix;
    private final IndexSource index;
    private final Selection selection;

    Claim(Posix posix, IndexSource index, Selection selection) {
        this.posix = posix;
        this.index = index;
        this.selection = selection;
    }

    /**
     * Marks the directory.
     *
     * @throws RestoreRefused something is in it that no try of this restore can have put there
     */
    void on(Descriptor root) {
        NameList names = posix.directories().list(root, MAX_NAME_BYTES);
        names.sort();
        if (Unfinished.is(posix.metadata().status(root))) {
            requireOwn(root, names);
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).equals(Unfinished.LOST_AND_FOUND)) {
                throw new RestoreRefused("the target is not empty");
            }
        }
        posix.metadata().setMode(root, Unfinished.DIRECTORY_MODE);
    }

    /** The mark alone is no proof: anybody may have a directory of that mode. */
    private void requireOwn(Descriptor root, NameList names) {
        for (int i = 0; i < names.size(); i++) {
            if (!isOfRestores(root, names.get(i))) {
                requireExpected(root, names);
                return;
            }
        }
    }

    private boolean isOfRestores(Descriptor root, FileName name) {
        return name.equals(Unfinished.LOST_AND_FOUND)
                || FileOpener.isAside(name)
                || posix.directories().find(root, name).filter(Unfinished::is).isPresent();
    }

    private void requireExpected(Descriptor root, NameList names) {
        Surplus surplus = new Surplus(names, name -> {
            if (!isOfRestores(root, name)) {
                throw new RestoreRefused("the target has entries that the backup does not have");
            }
        });
        try (SelectedEntries entries = SelectedEntries.of(index, selection)) {
            for (var entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                if (entry.get().path().isChildOf(TreePath.ROOT)) {
                    surplus.expect(entry.get().path().name());
                }
            }
        }
        surplus.expectNoMore();
    }
}
