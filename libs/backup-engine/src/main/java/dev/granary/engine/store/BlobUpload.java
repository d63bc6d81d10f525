package dev.granary.engine.store;

/**
 * A blob that grows until it is committed. Nothing is visible before {@link #commit} returned. Used by one thread.
 *
 * <p>A call that failed with {@link BlobStoreException.Throttled}, {@link BlobStoreException.Unreachable} or
 * {@link BlobStoreException.Corrupt} can be made again, with the same bytes: none is lost and none is doubled. A commit
 * that is made again may find its own blob, see {@link BlobStore}. After any other failure, and after a commit, the upload
 * can only be closed.
 */
public interface BlobUpload extends AutoCloseable {

    /**
     * Adds bytes at the end. The array may be used again as soon as the call has returned. Bytes may travel while later ones
     * are appended: what goes wrong then is thrown by a later call.
     */
    void append(byte[] bytes, int offset, int length);

    /**
     * Binds the name to the bytes that were appended. The blob is as durable as the store promises when this returns.
     *
     * @throws BlobStoreException.BlobExists the name was bound meanwhile; see {@link BlobStore} for whose bytes these are
     * @throws BlobStoreException.Corrupt bytes were damaged on their way; nothing is bound
     */
    void commit();

    /** Gives up what was not committed. Never throws for a store that cannot be reached: leftovers are invisible. */
    @Override
    void close();
}
