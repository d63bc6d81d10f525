package dev.granary.engine.volume.restore;

import dev.granary.engine.pack.ChunkHasher;
import dev.granary.engine.pack.Chunker;
import dev.granary.engine.pack.PackDirectory;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileCalls;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.VolumeEntry;
import java.util.List;

/** Compares files with what the backup has of them, by the ids of chunks: nothing is fetched for it but directories of packs. */
final class LocalChunks {

    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[Chunker.MAX_BYTES]);

    private final FileCalls files;
    private final FileContent content;

    LocalChunks(FileCalls files, FileContent content) {
        this.files = files;
        this.content = content;
    }

    /**
     * Whether the file has the bytes and the holes of the backup.
     *
     * @param size of the file now
     */
    boolean isSame(Descriptor file, long size, VolumeEntry.Item expected) {
        if (size != expected.attributes().size() || !hasItsHoles(file, expected)) {
            return false;
        }
        boolean[] same = {true};
        content.forEachGroup(expected, 0, parts -> same[0] = same[0] && isSame(file, parts));
        return same[0];
    }

    private boolean isSame(Descriptor file, List<Part> parts) {
        for (Part part : parts) {
            Comparison comparison = compare(file, part);
            for (int i = 0; i < part.count(); i++) {
                if (!comparison.isNextSame()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether nothing is stored where the backup has holes. */
    boolean hasItsHoles(Descriptor file, VolumeEntry.Item expected) {
        if (!(expected.content() instanceof Content.Bytes bytes) || bytes.runs().holeBytes() == 0) {
            return true;
        }
        boolean[] holes = {true};
        content.forEachHole(expected, (offset, length) -> {
            long data = files.nextData(file, offset);
            holes[0] = holes[0] && (data < 0 || data >= offset + length);
        });
        return holes[0];
    }

    /** Starts comparing a part, chunk by chunk. */
    Comparison compare(Descriptor file, Part part) {
        PackDirectory directory = content.directory(part.pack());
        return new Comparison(file, part, directory, directory.newHasher());
    }

    /** Goes through the chunks of a part. */
    final class Comparison {

        private final Descriptor file;
        private final PackDirectory directory;
        private final ChunkHasher hasher;
        private int entry;
        private long offset;

        private Comparison(Descriptor file, Part part, PackDirectory directory, ChunkHasher hasher) {
            this.file = file;
            this.directory = directory;
            this.hasher = hasher;
            this.entry = part.firstEntry();
            this.offset = part.offset();
        }

        /** Whether the file has the next chunk in its place, and not a hole for zeros that take room in the backup. */
        boolean isNextSame() {
            byte[] buffer = BUFFER.get();
            int length = directory.length(entry);
            boolean same = files.read(file, offset, buffer, 0, length) == length
                    && hasher.hash(buffer, 0, length).equals(directory.id(entry))
                    && files.nextHole(file, offset) >= offset + length;
            entry++;
            offset += length;
            return same;
        }

        /** Where the next chunk begins in the file. */
        long offset() {
            return offset;
        }

        /** The next chunk in its pack. */
        int entry() {
            return entry;
        }
    }
}
