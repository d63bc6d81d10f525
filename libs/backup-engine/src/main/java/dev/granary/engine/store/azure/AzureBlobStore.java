package dev.granary.engine.store.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.ByteRange;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Block blobs in one container. A name is bound with {@code If-None-Match: *}. Each request that sends bytes carries their
 * MD5, which the service compares; each one that reads bytes asks for it, and it is compared here.
 *
 * <p>Every request is tried once, within {@link AzureContainer#requestTimeout()}: the client's own retries are off, because
 * {@code RetryingBlobStore} does it for every provider, obeys what the service asks to wait, and knows its own blobs again.
 *
 * <p>Locks are those of a container with version-level immutability; see {@link AzureLocks} for what is left to the
 * account there.
 */
public final class AzureBlobStore implements BlobStore {

    /** Old enough for every account and for Azurite; nothing newer is used. */
    private static final BlobServiceVersion SERVICE_VERSION = BlobServiceVersion.V2025_05_05;

    private static final int ONE_TRY = 1;

    /** What is larger goes in blocks, so that a slow line gets through within the time of a request. */
    private static final int LARGEST_SINGLE_PUT = 32 << 20;

    private final AzureContainer settings;
    private final BlobContainerClient container;
    private final AzureFaults faults;
    private final AzureLocks locks;

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
                .retryOptions(new RequestRetryOptions(
                        RetryPolicyType.FIXED, ONE_TRY, settings.requestTimeout(), null, null, null))
                .buildClient()
                .getBlobContainerClient(settings.container());
        this.faults = new AzureFaults(settings.container());
        this.locks = new AzureLocks(container, faults, settings.requestTimeout());
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        if (bytes.length <= LARGEST_SINGLE_PUT) {
            block(name).put(bytes);
            return;
        }
        try (BlobUpload upload = upload(name)) {
            upload.append(bytes, 0, bytes.length);
            upload.commit();
        }
    }

    @Override
    public BlobUpload upload(BlobName name) {
        return new AzureUpload(block(name), settings.blockBytes(), settings.blocksInFlight());
    }

    private BlockRequests block(BlobName name) {
        var client = container.getBlobClient(name.value()).getBlockBlobClient();
        return new BlockRequests(client, name, faults, settings.requestTimeout());
    }

    @Override
    public InputStream get(BlobName name) {
        return get(name, ByteRange.from(0));
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        return get(name, new ByteRange(offset, length));
    }

    private InputStream get(BlobName name, ByteRange range) {
        var client = container.getBlobClient(name.value());
        return AzureRange.open(new RangeRequests(client, name, faults, settings), range);
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        return locks.look(name).map(LookedAt::info);
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        BlobPage.checkLimit(limit);
        return new AzureListing(container, faults, settings.requestTimeout(), locks.areToldByListings())
                .page(prefix, cursor, limit);
    }

    @Override
    public void delete(BlobName name) {
        var found = locks.look(name);
        if (found.isPresent()) {
            found.get().requireUnlocked();
            faults.mapped(
                    name,
                    () -> container
                            .getBlobClient(name.value())
                            .deleteIfExistsWithResponse(
                                    DeleteSnapshotsOptionType.INCLUDE, null, settings.requestTimeout(), Context.NONE));
        }
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        return locks.extend(name, until);
    }
}
