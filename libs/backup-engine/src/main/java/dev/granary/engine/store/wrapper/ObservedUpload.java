package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobUpload;

/** Ends with its commit. */
final class ObservedUpload implements BlobUpload {

    private final BlobUpload upload;
    private final StoreObserver observer;
    private final ObservedCall call;

    ObservedUpload(BlobUpload upload, StoreObserver observer, ObservedCall call) {
        this.upload = upload;
        this.observer = observer;
        this.call = call;
    }

    @Override
    public void append(byte[] bytes, int offset, int length) {
        call.part(() -> {
            upload.append(bytes, offset, length);
            return bytes;
        });
        observer.sent(length);
    }

    @Override
    public void commit() {
        call.whole(() -> {
            upload.commit();
            return upload;
        });
    }

    @Override
    public void close() {
        upload.close();
    }
}
