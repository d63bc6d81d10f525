package dev.granary.agent.fakes;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.ForwardingBlobStore;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store as a process reaches it that may be killed. */
public final class MortalStore extends ForwardingBlobStore {

    private final ProcessLife life;

    public MortalStore(BlobStore store, ProcessLife life) {
        super(store);
        this.life = life;
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        life.change("put " + name, () -> super.put(name, bytes));
    }

    @Override
    public BlobUpload upload(BlobName name) {
        life.beforeCall();
        BlobUpload upload = super.upload(name);
        return new BlobUpload() {
            @Override
            public void append(byte[] bytes, int offset, int length) {
                upload.append(bytes, offset, length);
            }

            @Override
            public void commit() {
                life.change("upload " + name, upload::commit);
            }

            @Override
            public void close() {
                upload.close();
            }
        };
    }

    @Override
    public InputStream get(BlobName name) {
        life.beforeCall();
        return super.get(name);
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        life.beforeCall();
        return super.get(name, offset, length);
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        life.beforeCall();
        return super.head(name);
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        life.beforeCall();
        return super.list(prefix, cursor, limit);
    }

    @Override
    public void delete(BlobName name) {
        life.change("delete " + name, () -> super.delete(name));
    }
}
