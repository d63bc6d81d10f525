package dev.granary.engine.volume.restore;

import dev.granary.engine.pack.ChunkConsumer;
import dev.granary.engine.pack.PackDirectory;
import dev.granary.engine.pack.PackException;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.pack.PackSource;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.ContentHash;
import dev.granary.engine.volume.Run;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.index.PackTable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where the bytes of files are. What an index says is checked against the directories of the packs before it is believed.
 * Safe for several threads.
 */
final class FileContent {

    private final PackTable table;
    private final PackSource packs;

    FileContent(PackTable table, PackSource packs) {
        this.table = table;
        this.packs = packs;
    }

    /**
     * Makes sure that the chunks which the index names are those that its digest was made of, and as many bytes as the
     * file has.
     *
     * @throws LostContent they are not, or a pack cannot be read
     */
    void check(VolumeEntry.Item file) {
        Content.Bytes content = bytesOf(file);
        ContentHash hash = new ContentHash();
        long size = content.runs().holeBytes();
        for (Run run : content.runs()) {
            if (run instanceof Run.Chunks chunks) {
                PackDirectory directory = directory(chunks);
                for (int entry = chunks.firstEntry(); entry < chunks.firstEntry() + chunks.count(); entry++) {
                    hash.add(directory.length(entry), directory.id(entry));
                    size += directory.length(entry);
                }
            }
        }
        if (size != file.attributes().size() || !hash.digest().equals(content.digest())) {
            throw new LostContent("the index names other chunks than the file had");
        }
    }

    /**
     * Hands out the parts of a file, some at a time, each group with about the given number of bytes. Holes have none.
     *
     * @param file one that was checked
     */
    void forEachGroup(VolumeEntry.Item file, long groupBytes, Consumer<List<Part>> consumer) {
        PartGroups groups = new PartGroups(groupBytes, consumer);
        walk(file, groups::add, (offset, bytes) -> {});
        groups.end();
    }

    /** Hands out where the holes of a file that was checked begin, and how long they are. */
    void forEachHole(VolumeEntry.Item file, HoleConsumer consumer) {
        walk(file, part -> {}, consumer);
    }

    /** Takes holes. */
    interface HoleConsumer {
        void accept(long offset, long bytes);
    }

    /** Hands out parts and holes in their order, of a file that was checked. */
    void walk(VolumeEntry.Item file, Consumer<Part> parts, HoleConsumer holes) {
        long offset = 0;
        for (Run run : bytesOf(file).runs()) {
            switch (run) {
                case Run.Hole(long bytes) -> {
                    holes.accept(offset, bytes);
                    offset += bytes;
                }
                case Run.Chunks chunks -> {
                    Part part = part(chunks, offset);
                    parts.accept(part);
                    offset += part.bytes();
                }
            }
        }
    }

    /**
     * Hands out the chunks of a part, each checked against its id.
     *
     * @throws LostContent they cannot be had
     */
    void read(PackId pack, int firstEntry, int count, ChunkConsumer consumer) {
        had(() -> {
            packs.read(pack, firstEntry, count, consumer);
            return pack;
        });
    }

    /** What is in a pack. */
    PackDirectory directory(PackId pack) {
        return had(() -> packs.directory(pack));
    }

    private Part part(Run.Chunks chunks, long offset) {
        PackDirectory directory = directory(chunks);
        long bytes = 0;
        for (int entry = chunks.firstEntry(); entry < chunks.firstEntry() + chunks.count(); entry++) {
            bytes += directory.length(entry);
        }
        return new Part(table.get(chunks.pack()).id(), chunks.firstEntry(), chunks.count(), offset, bytes);
    }

    private PackDirectory directory(Run.Chunks chunks) {
        if (!table.has(chunks.pack())) {
            throw new LostContent("the index does not say which pack number " + chunks.pack() + " is");
        }
        PackDirectory directory = directory(table.get(chunks.pack()).id());
        if (chunks.firstEntry() + chunks.count() > directory.entries()) {
            throw new LostContent("the index names chunks that the pack does not have");
        }
        return directory;
    }

    private static Content.Bytes bytesOf(VolumeEntry.Item file) {
        if (file.content() instanceof Content.Bytes bytes) {
            return bytes;
        }
        throw new IllegalArgumentException("not a regular file");
    }

    private static <T> T had(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (PackException | BlobStoreException.BlobAbsent | BlobStoreException.Corrupt e) {
            throw new LostContent(String.valueOf(e.getMessage()));
        }
    }
}
