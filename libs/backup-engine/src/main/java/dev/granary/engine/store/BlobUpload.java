package dev.granary.engine.store;

/**
 * A blob that grows until it is committed. Nothing is visible before {@link #commit} returned. After any failure the
 * upload can only be closed. Used by one thread.
 */
public interface BlobUpload extends AutoCloseable {

    /** Adds bytes at the end. The array may be used again as soon as the call returns. */
    void append(byte[] bytes, int offset, int length);

    /**
     * Binds the name to the bytes that were appended, at least durable as far as the store promises.
     *
     * @throws BlobStoreException.BlobExists the name was bound meanwhile; see {@link BlobStore} for whose bytes these are
     */
    void commit();

    /** Gives up what was not committed. Never throws for a store that cannot be reached: leftovers are invisible. */
    @Override
    void close();
}
