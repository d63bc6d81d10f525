package dev.granary.engine.volume.index;

import com.fasterxml.jackson.core.JsonParser;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads an index, line by line. Everything that it says is checked: each field against its bounds, paths, and that entries
 * come in order, each once and after its directory. What a run says of a pack is for the reader of packs to check. Memory
 * is bounded by the longest line that the format allows. Used by one thread.
 */
public final class IndexReader implements AutoCloseable {

    private final InputStream content;
    private final JsonParser json;
    private final LineParser parser;
    private final EntryOrder order = new EntryOrder();
    private long line;

    /**
     * Starts reading.
     *
     * @param stored the compressed bytes; closed with this
     * @param contentBytes most bytes after decompression, as {@link IndexWriter#contentBytes} counted them
     */
    public IndexReader(InputStream stored, long contentBytes) {
        try {
            var zstd = new ZstdInputStreamNoFinalizer(stored).setLongMax(IndexFormat.ZSTD_WINDOW_LOG);
            this.content = new BoundedContent(zstd, contentBytes);
            this.json = IndexFormat.json().createParser(content);
        } catch (IOException e) {
            throw new IndexException(line, String.valueOf(e.getMessage()), e);
        }
        this.parser = new LineParser(json);
    }

    /**
     * The next line; empty at the end.
     *
     * @throws IndexException the line or its place is wrong
     */
    public Optional<IndexLine> next() {
        try {
            Optional<IndexLine> next = Optional.empty();
            while (next.isEmpty() && json.nextToken() != null) {
                line++;
                next = parser.parse();
            }
            if (next.isEmpty()) {
                order.checkEnd();
            } else if (next.get() instanceof IndexLine.Entry(var entry)) {
                order.check(entry);
            }
            return next;
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new IndexException(line, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        try {
            json.close();
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
