package dev.granary.engine.volume.index;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stored index: its compressed bytes, opened where they were sealed. It is read twice, first for its packs and then for
 * its entries.
 *
 * @param bytes opens it; the stream throws an {@link IOException} no later than at its end when the bytes are not the stored ones
 * @param contentBytes most bytes after decompression
 */
public record IndexSource(Opening bytes, long contentBytes) {

    /** Opens a stream from the first byte. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** Reads all entries, packs and problems. */
    public IndexReader read() {
        try {
            return new IndexReader(bytes.open(), contentBytes);
        } catch (IOException e) {
            throw new IndexException(0, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads all bytes, and takes the packs from them.
     *
     * @throws IndexException the bytes are not those that were written, or the lines of packs are wrong
     */
    public PackTable packs() {
        try (InputStream in = bytes.open()) {
            return new PackLines(in, contentBytes).read();
        } catch (IOException | IllegalArgumentException e) {
            throw new IndexException(0, String.valueOf(e.getMessage()), e);
        }
    }
}
