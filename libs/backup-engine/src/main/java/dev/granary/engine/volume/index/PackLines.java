package dev.granary.engine.volume.index;

import com.fasterxml.jackson.core.JsonParser;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Looks for the lines of packs in an index, which are few, and parses no others. */
final class PackLines {

    private static final byte[] START = "{\"pack\":".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER_BYTES = 256 << 10;
    private static final int LONGEST_LINE = 4 << 10;

    private final InputStream content;
    private final PackTable packs = new PackTable();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int matched;

    PackLines(InputStream stored, long contentBytes) throws IOException {
        var zstd = new ZstdInputStreamNoFinalizer(stored).setLongMax(IndexFormat.ZSTD_WINDOW_LOG);
        this.content = new BoundedContent(zstd, contentBytes);
    }

    PackTable read() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (content) {
            for (int read = content.read(buffer, 0, buffer.length); read >= 0; ) {
                look(buffer, read);
                read = content.read(buffer, 0, buffer.length);
            }
        }
        return packs;
    }

    /** {@code matched} counts how much of the start this line has; -1 when it has another one. */
    private void look(byte[] buffer, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            byte b = buffer[i];
            if (b == '\n') {
                endLine();
            } else if (matched >= 0) {
                take(b);
            }
        }
    }

    private void take(byte b) {
        if (matched < START.length && b != START[matched]) {
            matched = -1;
            line.reset();
            return;
        }
        matched = Math.min(matched + 1, START.length);
        line.write(b);
        if (line.size() > LONGEST_LINE) {
            throw new IllegalArgumentException("the line of a pack is too long");
        }
    }

    private void endLine() throws IOException {
        if (matched == START.length) {
            try (JsonParser json = IndexFormat.json().createParser(line.toByteArray())) {
                json.nextToken();
                if (new LineParser(json).parse().orElse(null) instanceof IndexLine.Pack(var pack)) {
                    packs.add(pack);
                }
            }
        }
        matched = 0;
        line.reset();
    }
}
