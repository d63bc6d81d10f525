package dev.granary.engine.store.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobImmutabilityPolicy;
import com.azure.storage.blob.models.BlobImmutabilityPolicyMode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlobInputStreamOptions;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Block blobs in one container. A name is bound with {@code If-None-Match: *}; each request carries the MD5 of its bytes,
 * which the service compares. Throttling, server faults and broken connections are tried again as {@link AzureContainer}
 * says.
 */
public final class AzureBlobStore implements BlobStore {

    /** Old enough for every account and for Azurite; nothing newer is used. */
    private static final BlobServiceVersion SERVICE_VERSION = BlobServiceVersion.V2025_05_05;

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final AzureContainer settings;
    private final BlobContainerClient container;

    /**
     * Calls nobody yet.
     *
     * @param credential whose right is used; what it throws comes out as
     *     {@link BlobStoreException.IdentityRefused} or {@link BlobStoreException.Unreachable}
     * @param http transport with the trust that the endpoint needs
     */
    public AzureBlobStore(AzureContainer settings, TokenCredential credential, HttpClient http) {
        this.settings = settings;
        this.container = new BlobServiceClientBuilder()
                .endpoint(settings.endpoint().toString())
                .serviceVersion(SERVICE_VERSION)
                .credential(new GuardedCredential(credential))
                .httpClient(http)
                .retryOptions(retryOptions(settings))
                .buildClient()
                .getBlobContainerClient(settings.container());
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        try (BlobUpload upload = upload(name)) {
            upload.append(bytes, 0, bytes.length);
            upload.commit();
        }
    }

    @Override
    public BlobUpload upload(BlobName name) {
        var client = container.getBlobClient(name.value()).getBlockBlobClient();
        return new AzureUpload(client, name, new AzureFaults(settings.container()), settings.blockBytes());
    }

    @Override
    public InputStream get(BlobName name) {
        return open(name, new BlobInputStreamOptions());
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        return open(name, new BlobInputStreamOptions().setRange(new BlobRange(offset, length)));
    }

    private InputStream open(BlobName name, BlobInputStreamOptions options) {
        AzureFaults faults = new AzureFaults(settings.container());
        options.setBlockSize(settings.blockBytes());
        try {
            return faults.mapped(
                    name,
                    () -> new AzureInputStream(
                            container.getBlobClient(name.value()).openInputStream(options), name, faults));
        } catch (BeyondEnd e) {
            return InputStream.nullInputStream();
        }
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        try {
            return new AzureFaults(settings.container()).mapped(name, () -> {
                var properties = container.getBlobClient(name.value()).getProperties();
                return Optional.of(new BlobInfo(
                        name,
                        properties.getBlobSize(),
                        properties.getLastModified().toInstant(),
                        lockEnd(properties.getImmutabilityPolicy(), properties.hasLegalHold())));
            });
        } catch (BlobStoreException.BlobAbsent e) {
            return Optional.empty();
        }
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        var options = new ListBlobsOptions().setPrefix(prefix).setMaxResultsPerPage(BlobPage.checkLimit(limit));
        return new AzureFaults(settings.container()).mapped(null, () -> {
            Iterator<PagedResponse<BlobItem>> pages =
                    container.listBlobs(options, cursor, null).iterableByPage().iterator();
            return pages.hasNext() ? pageOf(pages.next()) : new BlobPage(List.of(), null);
        });
    }

    private static BlobPage pageOf(PagedResponse<BlobItem> page) {
        List<BlobInfo> blobs = page.getValue().stream()
                .filter(item -> BlobName.isValid(item.getName()))
                .map(AzureBlobStore::infoOf)
                .toList();
        String next = page.getContinuationToken();
        return new BlobPage(blobs, next == null || next.isEmpty() ? null : next);
    }

    private static BlobInfo infoOf(BlobItem item) {
        var properties = item.getProperties();
        return new BlobInfo(
                new BlobName(item.getName()),
                Objects.requireNonNullElse(properties.getContentLength(), 0L),
                properties.getLastModified().toInstant());
    }

    @Override
    public void delete(BlobName name) {
        new AzureFaults(settings.container())
                .mapped(name, () -> container.getBlobClient(name.value()).deleteIfExists());
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        BlobInfo info = head(name).orElseThrow(() -> new BlobStoreException.BlobAbsent(name));
        Instant end = info.lockedUntil();
        if (!locksBlobs() || (end != null && !end.isBefore(until))) {
            return Optional.ofNullable(end);
        }
        return Optional.of(new AzureFaults(settings.container()).mapped(name, () -> {
            var client = container.getBlobClient(name.value());
            var mode = client.getProperties().getImmutabilityPolicy().getPolicyMode();
            var policy = new BlobImmutabilityPolicy()
                    .setExpiryTime(roundedUp(until).atOffset(ZoneOffset.UTC))
                    .setPolicyMode(mode == null ? BlobImmutabilityPolicyMode.UNLOCKED : mode);
            return client.setImmutabilityPolicy(policy).getExpiryTime().toInstant();
        }));
    }

    private boolean locksBlobs() {
        return new AzureFaults(settings.container())
                .mapped(null, () -> container.getProperties().isImmutableStorageWithVersioningEnabled());
    }

    private static Instant roundedUp(Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(time) ? second : second.plusSeconds(1);
    }

    private static @Nullable Instant lockEnd(@Nullable BlobImmutabilityPolicy policy, @Nullable Boolean legalHold) {
        if (Boolean.TRUE.equals(legalHold)) {
            return Instant.MAX;
        }
        OffsetDateTime end = policy == null ? null : policy.getExpiryTime();
        return end == null ? null : end.toInstant();
    }

    static BlobRequestConditions onlyIfAbsent() {
        return new BlobRequestConditions().setIfNoneMatch("*");
    }

    private static RequestRetryOptions retryOptions(AzureContainer settings) {
        return new RequestRetryOptions(
                RetryPolicyType.EXPONENTIAL,
                settings.attempts(),
                settings.attemptTimeout(),
                FIRST_WAIT,
                LONGEST_WAIT,
                null);
    }
}
