package dev.granary.engine.store.fakes;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.ForwardingBlobStore;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A store whose listings are late, against the port's law: a new blob is missing in so many pages that would have shown
 * it. With none it is lawful.
 */
public final class LateListingBlobStore extends ForwardingBlobStore {

    private final int pages;
    private final Map<BlobName, Integer> hidden = new HashMap<>();

    public LateListingBlobStore(BlobStore store, int pages) {
        super(store);
        this.pages = pages;
    }

    @Override
    public synchronized void put(BlobName name, byte[] bytes) {
        super.put(name, bytes);
        hide(name);
    }

    @Override
    public BlobUpload upload(BlobName name) {
        BlobUpload upload = super.upload(name);
        return new BlobUpload() {
            @Override
            public void append(byte[] bytes, int offset, int length) {
                upload.append(bytes, offset, length);
            }

            @Override
            public void commit() {
                upload.commit();
                hide(name);
            }

            @Override
            public void close() {
                upload.close();
            }
        };
    }

    private synchronized void hide(BlobName name) {
        if (pages > 0) {
            hidden.put(name, pages);
        }
    }

    @Override
    public synchronized BlobPage list(String prefix, @Nullable String cursor, int limit) {
        BlobPage page = super.list(prefix, cursor, limit);
        return new BlobPage(
                page.blobs().stream().filter(blob -> !isHidden(blob.name())).toList(), page.next());
    }

    private boolean isHidden(BlobName name) {
        Integer left = hidden.get(name);
        if (left == null) {
            return false;
        }
        hidden.compute(name, (same, ignored) -> left == 1 ? null : left - 1);
        return true;
    }
}
