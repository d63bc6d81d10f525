package dev.granary.engine.store.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.core.util.DateTimeRfc1123;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobImmutabilityPolicy;
import com.azure.storage.blob.models.BlobImmutabilityPolicyMode;
import com.azure.storage.blob.models.BlobProperties;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Immutability in Azure, as far as it concerns single blobs: a container with version-level immutability, where a blob
 * carries the end of its lock. Of a policy of the whole container the service tells no date; a delete is refused by it.
 *
 * <p>With version-level immutability a delete without a version is never refused: the locked version stays, and the name is
 * free. The port's law is another one, so that a delete looks first. What is left to the account: versions that remain after
 * a delete need a lifecycle rule; and of two extensions at the same moment the service takes the later request, which can
 * shorten the other's in the mode "Unlocked", whereas "Locked" refuses that.
 *
 * @see <a href="https://learn.microsoft.com/azure/storage/blobs/immutable-version-level-worm-policies">version-level WORM</a>
 */
final class AzureLocks {

    private final BlobContainerClient container;
    private final AzureFaults faults;
    private final Duration timeout;
    private volatile @Nullable Boolean locksBlobs;

    AzureLocks(BlobContainerClient container, AzureFaults faults, Duration timeout) {
        this.container = container;
        this.faults = faults;
        this.timeout = timeout;
    }

    Optional<LookedAt> look(BlobName name) {
        try {
            return Optional.of(faults.mapped(
                    name,
                    () -> lookedAt(
                            name,
                            container
                                    .getBlobClient(name.value())
                                    .getPropertiesWithResponse(null, timeout, Context.NONE))));
        } catch (BlobStoreException.BlobAbsent e) {
            return Optional.empty();
        }
    }

    private static LookedAt lookedAt(BlobName name, Response<BlobProperties> answer) {
        BlobProperties properties = answer.getValue();
        BlobImmutabilityPolicy policy = properties.getImmutabilityPolicy();
        BlobInfo info = new BlobInfo(
                name,
                properties.getBlobSize(),
                properties.getLastModified().toInstant(),
                endOf(policy, properties.hasLegalHold()));
        String date = answer.getHeaders().getValue(HttpHeaderName.DATE);
        return new LookedAt(info, policy == null ? null : policy.getPolicyMode(), timeOf(date));
    }

    private static Instant timeOf(@Nullable String date) {
        return new DateTimeRfc1123(Objects.requireNonNull(date, "an HTTP answer has a date"))
                .getDateTime()
                .toInstant();
    }

    static @Nullable Instant endOf(@Nullable BlobImmutabilityPolicy policy, @Nullable Boolean legalHold) {
        if (Boolean.TRUE.equals(legalHold)) {
            return Instant.MAX;
        }
        OffsetDateTime end = policy == null ? null : policy.getExpiryTime();
        return end == null ? null : end.toInstant();
    }

    Optional<Instant> extend(BlobName name, Instant until) {
        LookedAt blob = lookAtExisting(name);
        if (blob.isHeldUntil(until) || !until.isAfter(blob.at()) || !locksBlobs()) {
            return Optional.ofNullable(blob.info().lockedUntil());
        }
        try {
            return Optional.of(set(name, until, blob.mode()));
        } catch (BlobStoreException.Locked e) {
            return whatAnotherDid(name, until, e);
        }
    }

    private Instant set(BlobName name, Instant until, @Nullable BlobImmutabilityPolicyMode mode) {
        var policy = new BlobImmutabilityPolicy()
                .setExpiryTime(roundedUp(until).atOffset(ZoneOffset.UTC))
                .setPolicyMode(mode == BlobImmutabilityPolicyMode.LOCKED ? mode : BlobImmutabilityPolicyMode.UNLOCKED);
        return faults.mapped(
                name,
                () -> container
                        .getBlobClient(name.value())
                        .setImmutabilityPolicyWithResponse(policy, null, timeout, Context.NONE)
                        .getValue()
                        .getExpiryTime()
                        .toInstant());
    }

    /** The service refuses to shorten: somebody else extended further meanwhile. */
    private Optional<Instant> whatAnotherDid(BlobName name, Instant until, BlobStoreException refused) {
        LookedAt blob = lookAtExisting(name);
        if (!blob.isHeldUntil(until)) {
            throw new BlobStoreException.Unexpected("the store refused to extend the lock of " + name, refused);
        }
        return Optional.ofNullable(blob.info().lockedUntil());
    }

    private LookedAt lookAtExisting(BlobName name) {
        return look(name).orElseThrow(() -> new BlobStoreException.BlobAbsent(name));
    }

    /** Without the right to look at the container its listings tell no locks. */
    boolean areToldByListings() {
        try {
            return locksBlobs();
        } catch (BlobStoreException.AccessRefused e) {
            return false;
        }
    }

    /** Asked once: a container that locks single blobs never stops to. */
    private boolean locksBlobs() {
        Boolean known = locksBlobs;
        if (known == null) {
            known = faults.mapped(
                    null,
                    () -> container
                            .getPropertiesWithResponse(null, timeout, Context.NONE)
                            .getValue()
                            .isImmutableStorageWithVersioningEnabled());
            locksBlobs = Boolean.TRUE.equals(known);
        }
        return Boolean.TRUE.equals(known);
    }

    private static Instant roundedUp(Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(time) ? second : second.plusSeconds(1);
    }
}
