package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobInfo;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What listings showed of an attempt. */
public final class SeenAttempt {

    private final AttemptKey key;
    private @Nullable BlobInfo session;
    private @Nullable BlobInfo end;
    private Instant firstSign = Instant.MAX;
    private Instant lastSign = Instant.MIN;
    private int otherBlobs;
    private long otherBytes;

    SeenAttempt(AttemptKey key) {
        this.key = key;
    }

    void addSession(BlobInfo blob) {
        session = blob;
        noteTime(blob);
    }

    void addFromDirectory(BlobInfo blob) {
        if (key.isManifest(blob.name())) {
            end = blob;
        } else {
            otherBlobs++;
            otherBytes += blob.sizeBytes();
        }
        noteTime(blob);
    }

    private void noteTime(BlobInfo blob) {
        Instant at = blob.storedAt();
        firstSign = at.isBefore(firstSign) ? at : firstSign;
        lastSign = at.isAfter(lastSign) ? at : lastSign;
    }

    public AttemptKey key() {
        return key;
    }

    public boolean hasSession() {
        return session != null;
    }

    /** Whether something lies at its commit point. */
    public boolean hasEnd() {
        return end != null;
    }

    /** Bytes of what lies at its commit point. */
    public long endBytes() {
        return end == null ? 0 : end.sizeBytes();
    }

    /** A tombstone by its size; others may be, and reading tells. */
    public boolean hasTombstone() {
        return endBytes() == Tombstone.SIZE;
    }

    /** Whether nothing of it is left to learn or to clear away. Such attempts stay for ever, so they may cost no request. */
    boolean isNothingButATombstone() {
        return hasTombstone() && !hasSession() && otherBlobs == 0;
    }

    /** Number of blobs in its directory beside its end. */
    public int otherBlobs() {
        return otherBlobs;
    }

    /** Bytes of these. */
    public long otherBytes() {
        return otherBytes;
    }

    /** Store time of its first blob. */
    public Instant firstSign() {
        return firstSign;
    }

    /** Store time of its last blob. */
    public Instant lastSign() {
        return lastSign;
    }

    /** Whether nothing was seen of it for so long. */
    public boolean isSilent(Instant now, Duration grace) {
        return Duration.between(lastSign, now).compareTo(grace) > 0;
    }
}
