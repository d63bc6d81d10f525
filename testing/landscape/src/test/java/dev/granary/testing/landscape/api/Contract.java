package dev.granary.testing.landscape.api;

/** A chapter of the contract. */
interface Contract {

    ClusterUnderTest cluster();

    default PlainClient admin() {
        return cluster().admin();
    }

    default String namespace() {
        return cluster().namespace();
    }

    /** Forgets the past as a compaction of the storage does: continue tokens from before are too old. */
    void compact();
}
