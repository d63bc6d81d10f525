package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.volume.ByteString;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.VolumeEntry;

/** Whether what is in the target has the content of the backup already, whatever its metadata is. */
final class Likeness {

    private final RestoreTools tools;
    private final LocalChunks local;

    Likeness(RestoreTools tools) {
        this.tools = tools;
        this.local = new LocalChunks(tools.posix().files(), tools.content());
    }

    /**
     * Compares; reads a file whole.
     *
     * @param item no directory
     */
    boolean isLike(Descriptor directory, FileStatus existing, VolumeEntry.Item item) {
        return existing.type() == item.attributes().type()
                && (existing.type() == FileType.FILE
                        ? isFileLike(directory, existing, item)
                        : isNodeLike(directory, existing, item));
    }

    /** Compares what is of the right type and has no bytes. */
    boolean isNodeLike(Descriptor directory, FileStatus existing, VolumeEntry.Item item) {
        return switch (item.content()) {
            case Content.Target(ByteString target) ->
                target.equals(ByteString.of(tools.posix()
                        .directories()
                        .readSymbolicLink(directory, item.path().name())));
            case Content.Device(var number) -> number.equals(existing.deviceNumber());
            case Content.Nothing() -> true;
            case Content.Bytes bytes -> throw new IllegalArgumentException("a file");
        };
    }

    private boolean isFileLike(Descriptor directory, FileStatus existing, VolumeEntry.Item item) {
        if (existing.size() != item.attributes().size()) {
            return false;
        }
        try (Descriptor file = tools.posix().files().open(directory, item.path().name())) {
            tools.content().check(item);
            return local.isSame(file, tools.posix().metadata().status(file).size(), item);
        } catch (LostContent e) {
            return false; // nobody can tell, and whoever needs to know says so
        }
    }
}
