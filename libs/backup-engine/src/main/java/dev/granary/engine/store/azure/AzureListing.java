package dev.granary.engine.store.azure;

import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the service.
 *
 * @param withLocks whether to ask for them; only a container that has some is sure to understand the question
 */
record AzureListing(BlobContainerClient container, AzureFaults faults, Duration timeout, boolean withLocks) {

    BlobPage page(String prefix, @Nullable String cursor, int limit) {
        var options = new ListBlobsOptions()
                .setPrefix(prefix)
                .setMaxResultsPerPage(limit)
                .setDetails(new BlobListDetails()
                        .setRetrieveImmutabilityPolicy(withLocks)
                        .setRetrieveLegalHold(withLocks));
        return faults.mapped(null, () -> {
            Iterator<PagedResponse<BlobItem>> pages = container
                    .listBlobs(options, cursor, timeout)
                    .iterableByPage()
                    .iterator();
            return pages.hasNext() ? pageOf(pages.next()) : new BlobPage(List.of(), null);
        });
    }

    private static BlobPage pageOf(PagedResponse<BlobItem> page) {
        List<BlobInfo> blobs = page.getValue().stream()
                .filter(item -> BlobName.isValid(item.getName()))
                .map(AzureListing::infoOf)
                .toList();
        String next = page.getContinuationToken();
        return new BlobPage(blobs, next == null || next.isEmpty() ? null : next);
    }

    private static BlobInfo infoOf(BlobItem item) {
        var properties = item.getProperties();
        return new BlobInfo(
                new BlobName(item.getName()),
                Objects.requireNonNullElse(properties.getContentLength(), 0L),
                properties.getLastModified().toInstant(),
                AzureLocks.endOf(properties.getImmutabilityPolicy(), properties.hasLegalHold()));
    }
}
