package dev.granary.engine.protocol;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the simulated store holds, and its clock. One thread at a time. */
final class SimContainer {

    private static final class Stored {
        private final BlobName name;
        private final byte[] bytes;
        private final Instant at;
        private final @Nullable Instant lockedUntil;

        Stored(BlobName name, byte[] bytes, Instant at, @Nullable Instant lockedUntil) {
            this.name = name;
            this.bytes = bytes;
            this.at = at;
            this.lockedUntil = lockedUntil;
        }

        BlobInfo info() {
            return new BlobInfo(name, bytes.length, at, lockedUntil);
        }
    }

    private final TreeMap<String, Stored> blobs = new TreeMap<>();
    private final SimChecker checker;
    private final @Nullable Duration lock;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    /** With a lock, every new blob is held for so long by default. */
    SimContainer(SimChecker checker, @Nullable Duration lock) {
        this.checker = checker;
        this.lock = lock;
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Nullable
    Duration lock() {
        return lock;
    }

    void put(BlobName name, byte[] bytes) {
        if (blobs.containsKey(name.value())) {
            throw new BlobStoreException.BlobExists(name);
        }
        blobs.put(name.value(), new Stored(name, bytes.clone(), now, lock == null ? null : now.plus(lock)));
        checker.stored(name, bytes, blobs.keySet());
    }

    void delete(BlobName name) {
        Stored stored = blobs.get(name.value());
        if (stored == null) {
            return;
        }
        if (stored.lockedUntil != null && stored.lockedUntil.isAfter(now)) {
            throw new BlobStoreException.Locked(name, stored.lockedUntil);
        }
        blobs.remove(name.value());
        checker.deleted(name, stored.bytes);
    }

    byte[] get(BlobName name) {
        Stored stored = blobs.get(name.value());
        if (stored == null) {
            throw new BlobStoreException.BlobAbsent(name);
        }
        return stored.bytes;
    }

    Optional<BlobInfo> head(BlobName name) {
        return Optional.ofNullable(blobs.get(name.value())).map(Stored::info);
    }

    Optional<Instant> extendRetention(BlobName name, Instant until) {
        Stored stored = blobs.get(name.value());
        if (stored == null) {
            throw new BlobStoreException.BlobAbsent(name);
        }
        if (lock == null) {
            return Optional.empty();
        }
        Instant held = stored.lockedUntil == null || stored.lockedUntil.isBefore(until) ? until : stored.lockedUntil;
        blobs.put(name.value(), new Stored(name, stored.bytes, stored.at, held));
        return Optional.of(held);
    }

    BlobPage list(String prefix, @Nullable String cursor, int limit) {
        List<BlobInfo> page = new ArrayList<>();
        var from = cursor == null ? blobs.tailMap(prefix, true) : blobs.tailMap(cursor, false);
        for (var blob : from.entrySet()) {
            if (!blob.getKey().startsWith(prefix)) {
                break;
            }
            if (page.size() == limit) {
                return new BlobPage(page, page.getLast().name().value());
            }
            page.add(blob.getValue().info());
        }
        return new BlobPage(page, null);
    }
}
