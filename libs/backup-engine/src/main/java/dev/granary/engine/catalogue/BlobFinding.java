package dev.granary.engine.catalogue;

import dev.granary.engine.store.BlobName;

/** A blob that is not what the manifest says. */
public record BlobFinding(BlobName blob, Flaw flaw) {

    /** What is wrong with it. */
    public enum Flaw {
        MISSING,
        WRONG_SIZE,
        WRONG_DIGEST
    }
}
