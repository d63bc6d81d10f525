package dev.granary.engine.backup;

import com.github.luben.zstd.ZstdOutputStream;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.protocol.BlobOutput;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** One blob of objects: lines of JSON under zstd, sealed where the location has a key; digest and sizes taken on the way. */
final class ResourcesPart implements AutoCloseable {

    /** Of what a reader has to hold of the content, 8 MiB; the level stays well below. */
    static final int ZSTD_WINDOW_LOG = 23;

    private static final int ZSTD_LEVEL = 3;

    private final BlobName name;
    private final BlobOutput stored;
    private final ZstdOutputStream content;
    private long objects;
    private long contentSize;

    ResourcesPart(BlobStore store, BlobName name, SealedStreams seals) {
        this.name = name;
        this.stored = new BlobOutput(store, name);
        try {
            this.content = new ZstdOutputStream(seals.sealing(stored), ZSTD_LEVEL).setChecksum(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a line and answers its bytes.
     *
     * @throws IllegalArgumentException no reader would take it, because it is too long
     */
    int add(ByteBuffer json) {
        if (json.remaining() > Lines.MOST_BYTES) {
            throw new IllegalArgumentException("an object of " + json.remaining() + " bytes");
        }
        byte[] line = new byte[json.remaining() + 1];
        json.get(json.position(), line, 0, json.remaining());
        line[line.length - 1] = '\n';
        try {
            content.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        objects++;
        contentSize += line.length;
        return line.length;
    }

    long contentSize() {
        return contentSize;
    }

    ManifestBlob finish() {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BlobOutput.Stored blob = stored.finish();
        return new ManifestBlob(
                name.value(), ManifestBlob.RESOURCES, blob.sizeBytes(), blob.digest(), objects, contentSize);
    }

    @Override
    public void close() {
        stored.abandon();
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
