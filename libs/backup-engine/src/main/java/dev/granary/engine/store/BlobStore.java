package dev.granary.engine.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A container of write-once blobs: what the engine needs of Azure Blob, a directory, or memory, and no more. This page
 * is the whole law for a provider; {@code BlobStoreContract} checks it.
 *
 * <p><b>Write once.</b> A name is bound to bytes by one atomic step, {@link #put} or {@link BlobUpload#commit}, that fails
 * with {@link BlobStoreException.BlobExists} when the name is bound already. Nobody ever sees a part of a blob: a writer
 * that dies before that step leaves nothing that {@link #list}, {@link #head} or {@link #get} shows. Of several writers
 * of one name, in one process or many, exactly one wins. There is no overwrite. No name is used as the directory of another
 * ({@code a/b} beside {@code a/b/c}); a provider may refuse the second as {@code Unexpected}.
 *
 * <p><b>Read after write.</b> A blob is visible to every reader, listings included, as soon as the binding call has
 * returned, and a deleted one is gone as soon as the delete has.
 *
 * <p><b>Whole or failing.</b> A stream ends at the end of the blob or range and nowhere else: a provider compares what
 * arrived with what the store announced, by length and by a checksum where the store offers one, and throws.
 *
 * <p><b>An answer may get lost.</b> A call that fails with {@link BlobStoreException.Unreachable} or
 * {@link BlobStoreException.Throttled} may have taken effect. Every call can be made again after these; a put or commit
 * may then meet its own blob as {@code BlobExists}, and so may the first one of a provider that tries again inside. A
 * caller that has to know whose bytes are stored compares them. {@code RetryingBlobStore} does all of this, for every
 * provider; a provider better tries once, within a time that it bounds. No call waits without end.
 *
 * <p><b>Locks.</b> A blob may be held until a time, because of the container's own rule or by {@link #extendRetention}. A
 * held blob is read, listed and found by a put like any other; only its delete is refused.
 *
 * <p><b>Failures</b> are the sealed family {@link BlobStoreException} and nothing else; no exception of a vendor leaves a
 * provider, and streams that were handed out throw it as well. Every call except {@link #upload} may throw any of
 * {@code ContainerAbsent, IdentityRefused, AccessRefused, Throttled, Unreachable, Unexpected}; the page of a call names the
 * others. A thread that is interrupted while it waits gets {@code Unreachable} and stays interrupted. Arguments that the
 * pages forbid are {@link IllegalArgumentException}.
 *
 * <p>Calls block. A store is safe for use by several threads; an upload or a stream belongs to one thread.
 */
public interface BlobStore {

    /**
     * Binds the name to these bytes. Meant for what fits in memory; the array may be used again afterwards. The blob is as
     * durable as the store promises when this returns.
     *
     * @throws BlobStoreException.BlobExists the name is bound
     * @throws BlobStoreException.Corrupt bytes were damaged on their way; nothing is bound
     */
    void put(BlobName name, byte[] bytes);

    /**
     * Starts a blob of unknown size that is sent in blocks while it grows. Memory is bounded by the provider's settings.
     * Starting one checks nothing and calls nobody.
     */
    BlobUpload upload(BlobName name);

    /**
     * The bytes from the first to the last. The caller closes the stream.
     *
     * @throws BlobStoreException.BlobAbsent there is no such blob
     * @throws BlobStoreException.Corrupt the store noticed that it cannot give back what was written
     */
    InputStream get(BlobName name);

    /**
     * At most {@code length} bytes beginning with byte {@code offset}; fewer when the blob ends before, none when it
     * ends at or before {@code offset}. The caller closes the stream.
     *
     * @param offset zero or more
     * @param length one or more
     * @throws BlobStoreException.BlobAbsent there is no such blob
     * @throws BlobStoreException.Corrupt the store noticed that it cannot give back what was written
     */
    InputStream get(BlobName name, long offset, long length);

    /** Size, time and lock of a blob; empty when there is none. */
    Optional<BlobInfo> head(BlobName name);

    /**
     * One page of the blobs whose name starts with {@code prefix}, in ascending order of the names' bytes, with what
     * {@link #head} says of each. A page may be short, or empty, and still have a successor. Blobs that are bound or deleted
     * while somebody pages may be there or not; every other blob is there exactly once. What is no {@link BlobName} is not
     * shown.
     *
     * @param prefix start of the names, not necessarily at a slash; empty for all
     * @param cursor {@link BlobPage#next()} of the page before, null for the first page; opaque, valid for the same
     *     prefix only
     * @param limit most entries of the page, 1 to 5,000
     */
    BlobPage list(String prefix, @Nullable String cursor, int limit);

    /**
     * Removes the blob. One that is absent counts as removed, so the call can be repeated.
     *
     * @throws BlobStoreException.Locked the blob is held by a retention lock and stays as it is
     */
    void delete(BlobName name);

    /**
     * Holds the blob at least until this time, by the store's clock: until then {@link #delete} answers {@code Locked}.
     * Never shortens: a lock that ends later stays as it is. A time that has passed asks for nothing. Can be repeated. A
     * store may round the time up, to a second at most.
     *
     * <p>A store that cannot lock single blobs changes nothing and says so by an empty answer; that is not a failure, and a
     * caller that needs the lock has to look.
     *
     * @return when the lock ends now, as {@link BlobInfo#lockedUntil()} tells; empty when the blob has none
     * @throws BlobStoreException.BlobAbsent there is no such blob
     */
    Optional<Instant> extendRetention(BlobName name, Instant until);

    /** Hands every blob below the prefix to the consumer, page by page, in the order of {@link #list}. */
    default void forEach(String prefix, Consumer<BlobInfo> consumer) {
        @Nullable String cursor = null;
        do {
            BlobPage page = list(prefix, cursor, BlobPage.MAX_ENTRIES);
            page.blobs().forEach(consumer);
            cursor = page.next();
        } while (cursor != null);
    }
}
