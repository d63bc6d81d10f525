package dev.granary.agent.domain;

import java.util.List;

/**
 * What a verification found.
 *
 * @param checkedBlobs blobs that the manifest names
 * @param checkedBytes bytes of them
 * @param missingBlobs those that are not there
 * @param brokenBlobs those that are there with another size or other bytes
 * @param lostFiles files of volumes that cannot be restored whole
 * @param flaws the first of what is missing or broken
 */
public record VerificationReport(
        long checkedBlobs,
        long checkedBytes,
        long missingBlobs,
        long brokenBlobs,
        long lostFiles,
        List<BlobFlaw> flaws) {

    public VerificationReport {
        flaws = List.copyOf(flaws);
    }

    public boolean isWhole() {
        return missingBlobs == 0 && brokenBlobs == 0;
    }
}
