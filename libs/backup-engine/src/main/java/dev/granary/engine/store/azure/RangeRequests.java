package dev.granary.engine.store.azure;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobDownloadContentResponse;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.options.BlobDownloadContentOptions;
import com.azure.storage.blob.specialized.BlobClientBase;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The requests that read one blob; what they return is whole and was compared with the service's checksum. */
record RangeRequests(BlobClientBase client, BlobName name, AzureFaults faults, AzureContainer settings) {

    /**
     * Bytes of a blob.
     *
     * @param sizeBytes of the whole blob
     * @param version what tells whether the next part is of the same blob
     */
    record Part(ByteBuffer bytes, long sizeBytes, String version) {}

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /**
     * @param version of the part before; null for the first
     * @throws BeyondEnd the blob ends at or before the offset
     */
    Part read(long offset, long most, @Nullable String version) {
        var options = new BlobDownloadContentOptions()
                .setRange(new BlobRange(offset, Math.min(most, settings.blockBytes())))
                .setRetrieveContentRangeMd5(true)
                .setDownloadRetryOptions(new DownloadRetryOptions().setMaxRetryRequests(0));
        if (version != null) {
            options.setRequestConditions(new BlobRequestConditions().setIfMatch(version));
        }
        try {
            return checked(
                    offset,
                    faults.mapped(
                            name,
                            () -> client.downloadContentWithResponse(
                                    options, settings.requestTimeout(), Context.NONE)));
        } catch (BlobStoreException.BlobExists e) {
            throw new BlobStoreException.Corrupt(name, "another blob took the name while it was read");
        }
    }

    private Part checked(long offset, BlobDownloadContentResponse answer) {
        ByteBuffer bytes = ByteBuffer.wrap(answer.getValue().toBytes());
        var headers = answer.getDeserializedHeaders();
        Matcher range = CONTENT_RANGE.matcher(String.valueOf(headers.getContentRange()));
        if (!range.matches() || Long.parseLong(range.group(1)) != offset) {
            throw new BlobStoreException.Unexpected(
                    "the store answered with another range than was asked for: " + name, null);
        }
        if (Long.parseLong(range.group(2)) - offset + 1 != bytes.remaining()) {
            throw new BlobStoreException.Unreachable("the answer was cut short: " + name, null);
        }
        byte[] md5 = headers.getContentMd5();
        if (md5 != null && !Arrays.equals(md5, Md5.of(bytes))) {
            throw new BlobStoreException.Corrupt(name, "bytes were damaged on their way from the store");
        }
        return new Part(bytes, Long.parseLong(range.group(3)), headers.getETag());
    }
}
