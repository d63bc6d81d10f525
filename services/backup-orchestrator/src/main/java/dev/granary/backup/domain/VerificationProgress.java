package dev.granary.backup.domain;

/** How far a verification has come; {@code sequence} is the agent's and grows, 0 before its first word. */
public record VerificationProgress(long sequence, long checkedBlobs, long totalBlobs) {
    public static final VerificationProgress NONE = new VerificationProgress(0, 0, 0);

    /** A short verification ends before it has told how far it is. */
    VerificationProgress atTheEnd(Integrity.Checked checked) {
        return new VerificationProgress(sequence, checked.blobs(), checked.blobs());
    }
}
