package dev.granary.engine.volume.index;

import com.fasterxml.jackson.core.JsonGenerator;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes an index. The caller brings entries in their order; memory is bounded by the longest line. Used by one thread. */
public final class IndexWriter implements AutoCloseable {

    private final Outlet outlet;
    private final CountingStream content;
    private final JsonGenerator json;
    private final LineWriter lines;

    /**
     * Starts an index.
     *
     * @param stored takes the compressed bytes; closed by {@link #finish} and by nothing else
     */
    public IndexWriter(OutputStream stored) {
        try {
            this.outlet = new Outlet(stored);
            this.content = new CountingStream(
                    new ZstdOutputStreamNoFinalizer(outlet, IndexFormat.ZSTD_LEVEL).setChecksum(true));
            this.json = IndexFormat.json().createGenerator(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.lines = new LineWriter(json);
    }

    public void entry(VolumeEntry entry) {
        write(() -> {
            switch (entry) {
                case VolumeEntry.Item item -> lines.write(item);
                case VolumeEntry.HardLink link -> lines.write(link);
            }
        });
    }

    public void pack(IndexedPack pack) {
        write(() -> lines.write(pack));
    }

    public void problem(VolumeProblem problem) {
        write(() -> lines.write(problem));
    }

    /** Ends the index and closes the stream below. */
    public void finish() {
        write(() -> {
            json.writeRaw('\n');
            json.close();
        });
    }

    /** Bytes before compression; complete after {@link #finish}. */
    public long contentBytes() {
        return content.count();
    }

    /** Without {@link #finish} before: gives up. What was written has no end then, and the stream below stays open. */
    @Override
    public void close() {
        outlet.shut();
        write(json::close);
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
