package dev.granary.engine.backup;

import com.github.luben.zstd.ZstdOutputStream;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** One blob of objects: lines of JSON under zstd, digest and sizes taken on the way. */
final class ResourcesPart implements AutoCloseable {

    private static final int ZSTD_LEVEL = 3;

    private final BlobStore store;
    private final BlobName name;
    private final UploadStream stored;
    private final ZstdOutputStream content;
    private long objects;
    private long contentSize;

    ResourcesPart(BlobStore store, BlobName name) {
        this.store = store;
        this.name = name;
        this.stored = new UploadStream(store.upload(name));
        try {
            this.content = new ZstdOutputStream(stored, ZSTD_LEVEL).setChecksum(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line and answers its bytes. */
    int add(ByteBuffer json) {
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
        Digest digest = stored.digest();
        try {
            stored.commit();
        } catch (BlobStoreException.BlobExists e) {
            requireOurs(digest, e);
        }
        return new ManifestBlob(name.value(), ManifestBlob.RESOURCES, stored.size(), digest, objects, contentSize);
    }

    /** The name was free when the writer started: the bytes there are ours if the answer to our own commit got lost. */
    private void requireOurs(Digest digest, BlobStoreException.BlobExists exists) {
        if (!new BlobCheck(store).digestOf(name).equals(digest)) {
            throw exists;
        }
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
