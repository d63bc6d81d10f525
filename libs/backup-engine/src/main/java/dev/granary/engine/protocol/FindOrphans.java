package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.protocol.Orphan.Why;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Names what lies below the prefix of a cluster and belongs to nothing. Touches nothing. Tombstones and reports are no orphans. */
public final class FindOrphans {

    private final BlobStore store;
    private final InstantSource clock;
    private final Duration grace;

    /** As for {@link CollectGarbage}, which removes what is found here, or most of it. */
    public FindOrphans(BlobStore store, InstantSource clock, Duration grace) {
        this.store = store;
        this.clock = clock;
        this.grace = grace;
    }

    /** In the order of their names. */
    public void forEach(UUID clusterId, Consumer<Orphan> consumer) {
        Instant now = clock.instant();
        GarbagePacks packs = new GarbagePacks(store, clusterId);
        Belongings belongings = new Belongings(store, packs);
        for (SeenAttempt attempt : Survey.of(store, clusterId).attempts()) {
            belongings.look(attempt, attempt.isSilent(now, grace));
        }
        store.forEach(BackupKey.clusterPrefix(clusterId), blob -> {
            Duration age = age(blob, now);
            why(clusterId, blob.name(), age, packs, belongings)
                    .ifPresent(why -> consumer.accept(new Orphan(blob.name(), blob.sizeBytes(), age, why)));
        });
    }

    private Optional<Why> why(UUID clusterId, BlobName name, Duration age, GarbagePacks packs, Belongings belongings) {
        Optional<AttemptKey> attempt =
                AttemptKey.ofBlob(clusterId, name).or(() -> AttemptKey.ofSession(clusterId, name));
        if (attempt.isPresent()) {
            return belongings.whyOrphan(attempt.get(), name);
        }
        Optional<PackId> pack = PackId.of(clusterId, name);
        if (pack.isPresent()) {
            return packs.isGarbage(pack.get()) ? Optional.of(belongings.whyGarbage()) : Optional.empty();
        }
        if (name.value().startsWith(BackupKey.probes(clusterId))) {
            return age.compareTo(grace) > 0 ? Optional.of(Why.OLD_PROBE) : Optional.empty();
        }
        return name.value().startsWith(BackupKey.reports(clusterId)) ? Optional.empty() : Optional.of(Why.UNKNOWN);
    }

    private static Duration age(BlobInfo blob, Instant now) {
        Duration age = Duration.between(blob.storedAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
