package dev.granary.engine.volume.restore;

import dev.granary.engine.pack.PackSource;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.index.IndexLine;
import dev.granary.engine.volume.index.IndexReader;
import dev.granary.engine.volume.index.IndexSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Gets single files out of a backup. */
public final class VolumeExtract {

    private static final byte[] ZEROS = new byte[64 << 10];

    private final PackSource packs;

    public VolumeExtract(PackSource packs) {
        this.packs = packs;
    }

    /**
     * Writes the bytes of a regular file, holes as zeros. Every byte was checked before it is written.
     *
     * @param path of the file, by any of its names
     * @return false when the backup has no regular file of this name; nothing was written then
     * @throws LostContent the bytes cannot be had; some may have been written
     * @throws UncheckedIOException the stream takes no more
     */
    public boolean write(IndexSource index, TreePath path, OutputStream out) {
        Optional<VolumeEntry.Item> file = find(index, path);
        FileContent content = new FileContent(index.packs(), packs);
        file.ifPresent(item -> write(content, item, out));
        return file.isPresent();
    }

    private static void write(FileContent content, VolumeEntry.Item item, OutputStream out) {
        content.check(item);
        content.walk(
                item,
                part -> content.read(
                        part.pack(),
                        part.firstEntry(),
                        part.count(),
                        (entry, bytes, offset, length) -> put(out, bytes, offset, length)),
                (start, bytes) -> zeros(out, bytes));
    }

    private static Optional<VolumeEntry.Item> find(IndexSource index, TreePath path) {
        try (IndexReader reader = index.read()) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get() instanceof IndexLine.Entry(VolumeEntry entry)
                        && entry.path().equals(path)) {
                    return switch (entry) {
                        case VolumeEntry.HardLink(var further, TreePath first) -> find(index, first);
                        case VolumeEntry.Item item ->
                            Optional.of(item).filter(found -> found.content() instanceof Content.Bytes);
                    };
                }
            }
        }
        return Optional.empty();
    }

    private static void zeros(OutputStream out, long count) {
        for (long left = count; left > 0; left -= ZEROS.length) {
            put(out, ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
    }

    private static void put(OutputStream out, byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
