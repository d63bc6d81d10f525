package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.DeviceNumber;
import dev.granary.engine.posix.DirectoryCalls;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.volume.ByteString;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.VolumeEntry;

/** Restores what has neither bytes nor entries: symbolic links, FIFOs, sockets, devices. */
final class NodeRestore {

    private static final DeviceNumber NO_DEVICE = new DeviceNumber(0, 0);

    private final RestoreTools tools;
    private final RestoreMode mode;
    private final Likeness likeness;
    private final DirectoryCalls directories;

    NodeRestore(RestoreTools tools, RestoreMode mode, Likeness likeness) {
        this.tools = tools;
        this.mode = mode;
        this.likeness = likeness;
        this.directories = tools.posix().directories();
    }

    void restore(Descriptor directory, VolumeEntry.Item item, Approach approach) {
        FileName name = item.path().name();
        switch (approach) {
            case Approach.Create()
            when mode == RestoreMode.KEEP -> {
                // under its name it would be kept by the next try, with whatever metadata it has by then
                FileName aside = makeAside(directory, item);
                directories.renameToFree(directory, aside, name);
            }
            case Approach.Create() -> make(directory, name, item);
            case Approach.Match(FileStatus existing)
            when likeness.isNodeLike(directory, existing, item) -> decorate(directory, name, item);
            case Approach.Match(var existing) -> directories.rename(directory, makeAside(directory, item), name);
            case Approach.Overwrite() -> directories.rename(directory, makeAside(directory, item), name);
            case Approach.Clear ignored -> throw unexpected(ignored);
            case Approach.Keep ignored -> throw unexpected(ignored);
            case Approach.Refuse ignored -> throw unexpected(ignored);
        }
        tools.report().restored();
    }

    private FileName makeAside(Descriptor directory, VolumeEntry.Item item) {
        FileName aside = FileOpener.aside(item.path().name());
        new TreeRemover(tools.posix()).remove(directory, aside);
        make(directory, aside, item);
        return aside;
    }

    private void make(Descriptor directory, FileName name, VolumeEntry.Item item) {
        switch (item.content()) {
            case Content.Target(ByteString target) -> directories.makeSymbolicLink(directory, name, target.toBytes());
            case Content.Device(DeviceNumber number) ->
                directories.makeNode(directory, name, item.attributes().type(), number);
            case Content.Nothing() ->
                directories.makeNode(directory, name, item.attributes().type(), NO_DEVICE);
            case Content.Bytes bytes -> throw new IllegalArgumentException("a file");
        }
        decorate(directory, name, item);
    }

    private void decorate(Descriptor directory, FileName name, VolumeEntry.Item item) {
        try (Descriptor node = tools.posix().files().openNode(directory, name)) {
            tools.metadata().write(item.path(), node, item.attributes(), item.extended());
        }
    }

    private static IllegalStateException unexpected(Approach approach) {
        return new IllegalStateException("nothing to restore for " + approach);
    }
}
