package dev.granary.engine.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param next cursor of the page after this one; null when this is the last
 */
public record BlobPage(List<BlobInfo> blobs, @Nullable String next) {

    /** Most entries of a page that a caller may ask for. */
    public static final int MAX_ENTRIES = 5000;

    public BlobPage {
        blobs = List.copyOf(blobs);
    }

    /** Refuses a page size that the port does not allow. */
    public static int checkLimit(int limit) {
        if (limit < 1 || limit > MAX_ENTRIES) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_ENTRIES + ", was " + limit);
        }
        return limit;
    }
}
