package dev.granary.agent.application;

import dev.granary.agent.application.port.KeyFiles;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.domain.Immutability;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.domain.LocationCheck.Step;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether there is a key where one is needed, and does with a probe what backups will do: write, read back, list, delete.
 * A container that refuses the delete because of a retention is fit for backups, and found out to be immutable.
 */
public final class CheckLocation {

    private static final int LIST_ENTRIES = 10;

    /** A store may count a retention from a moment before or after that of the blob. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final UUID clusterId;
    private final LocationAccess access;
    private final KeyFiles keys;
    private final Supplier<UUID> ids;

    public CheckLocation(UUID clusterId, LocationAccess access, KeyFiles keys, Supplier<UUID> ids) {
        this.clusterId = clusterId;
        this.access = access;
        this.keys = keys;
        this.ids = ids;
    }

    public LocationCheck check(Location location) {
        return KeyRefusals.forWriting(location, keys.of(location.id()))
                .<LocationCheck>map(refusal -> new LocationCheck.Failed(Step.KEY, refusal))
                .orElseGet(() -> checkStore(location));
    }

    private LocationCheck checkStore(Location location) {
        try {
            return check(access.forChecks(location));
        } catch (BlobStoreException failure) {
            return new LocationCheck.Failed(Step.TOKEN, StoreRefusals.of(failure));
        }
    }

    private LocationCheck check(BlobStore store) {
        BlobName probe = BackupKey.probe(clusterId, ids.get());
        byte[] bytes = ("granary probe " + probe).getBytes(StandardCharsets.UTF_8);
        Step step = Step.WRITE;
        try {
            store.put(probe, bytes);
            step = Step.READ;
            readBack(store, probe, bytes);
            step = Step.LIST;
            requireListed(store, probe);
            step = Step.DELETE;
            return new LocationCheck.Passed(delete(store, probe));
        } catch (BlobStoreException failure) {
            cleanUp(store, probe, step);
            Step failed = failure instanceof BlobStoreException.IdentityRefused ? Step.TOKEN : step;
            return new LocationCheck.Failed(failed, StoreRefusals.of(failure));
        }
    }

    /** A probe that is protected stays until its lock ends; a collection takes it then. */
    private static Immutability delete(BlobStore store, BlobName probe) {
        try {
            store.delete(probe);
            return Immutability.NONE;
        } catch (BlobStoreException.Locked e) {
            return new Immutability(
                    true, store.head(probe).map(CheckLocation::days).orElse(null));
        }
    }

    private static @Nullable Integer days(BlobInfo blob) {
        Instant end = blob.lockedUntil();
        return end == null || end.equals(Instant.MAX)
                ? null
                : Math.toIntExact(
                        Duration.between(blob.storedAt(), end).plus(CLOCKS).toDays());
    }

    private static void readBack(BlobStore store, BlobName probe, byte[] written) {
        try (InputStream in = store.get(probe)) {
            if (!Arrays.equals(in.readNBytes(written.length + 1), written)) {
                throw new BlobStoreException.Corrupt(probe, "read back other bytes than were written");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireListed(BlobStore store, BlobName probe) {
        boolean listed = store.list(probe.value(), null, LIST_ENTRIES).blobs().stream()
                .anyMatch(blob -> blob.name().equals(probe));
        if (!listed) {
            throw new BlobStoreException.Corrupt(probe, "the listing lacks a blob that was written");
        }
    }

    private static void cleanUp(BlobStore store, BlobName probe, Step failedAt) {
        if (failedAt == Step.READ || failedAt == Step.LIST) {
            try {
                store.delete(probe);
            } catch (BlobStoreException e) {
                // the check has failed anyway, and its first failure is what the person needs
                return;
            }
        }
    }
}
