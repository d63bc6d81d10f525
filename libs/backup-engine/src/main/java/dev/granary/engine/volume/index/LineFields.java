package dev.granary.engine.volume.index;

import static java.util.Objects.requireNonNullElse;

import dev.granary.engine.pack.PackId;
import dev.granary.engine.posix.DeviceNumber;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.UnixTime;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.ByteString;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.ContentDigest;
import dev.granary.engine.volume.ExtendedAttribute;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.Runs;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a line that were there, each valid for itself. */
final class LineFields {

    @Nullable
    TreePath path;

    @Nullable
    String type;

    @Nullable
    Integer mode;

    @Nullable
    Long uid;

    @Nullable
    Long gid;

    @Nullable
    Long inode;

    long links = 1;
    long size;

    @Nullable
    UnixTime modified;

    @Nullable
    UnixTime changed;

    List<ExtendedAttribute> extended = List.of();
    ReadState read = ReadState.SETTLED;

    @Nullable
    ContentDigest digest;

    @Nullable
    Runs runs;

    @Nullable
    ByteString target;

    @Nullable
    DeviceNumber device;

    @Nullable
    TreePath first;

    @Nullable
    Integer pack;

    @Nullable
    PackId packId;

    @Nullable
    Long packBytes;

    @Nullable
    Integer packChunks;

    @Nullable
    String problem;

    @Nullable
    String message;

    Optional<IndexLine> toLine() {
        if (type != null) {
            return Optional.of(new IndexLine.Entry(entry(type)));
        }
        if (pack != null) {
            return Optional.of(new IndexLine.Pack(new IndexedPack(
                    pack, there(packId, "id"), there(packBytes, "bytes"), there(packChunks, "chunks"))));
        }
        if (problem != null) {
            String text = requireNonNullElse(message, "");
            return Optional.of(new IndexLine.Problem(new VolumeProblem(there(path, "path"), reason(problem), text)));
        }
        return Optional.empty();
    }

    private VolumeEntry entry(String name) {
        TreePath where = there(path, "path");
        if (name.equals(IndexFormat.HARD_LINK)) {
            return new VolumeEntry.HardLink(where, there(first, "to"));
        }
        Attributes attributes = attributes(IndexFormat.typeOf(name));
        return new VolumeEntry.Item(where, attributes, extended, content(attributes.type()));
    }

    private Attributes attributes(FileType fileType) {
        return new Attributes(
                fileType,
                there(mode, "mode"),
                there(uid, "uid"),
                there(gid, "gid"),
                size,
                there(inode, "inode"),
                links,
                there(modified, "mtime"),
                there(changed, "ctime"));
    }

    private Content content(FileType fileType) {
        return switch (fileType) {
            case FILE -> new Content.Bytes(there(runs, "runs"), there(digest, "digest"), read);
            case SYMBOLIC_LINK -> new Content.Target(there(target, "target"));
            case CHARACTER_DEVICE, BLOCK_DEVICE -> new Content.Device(there(device, "device"));
            case DIRECTORY, FIFO, SOCKET -> new Content.Nothing();
        };
    }

    private static VolumeProblem.Reason reason(String name) {
        for (VolumeProblem.Reason reason : VolumeProblem.Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return VolumeProblem.Reason.Other;
    }

    private static <T> T there(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return value;
    }
}
