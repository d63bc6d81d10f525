package dev.granary.engine.protocol;

import dev.granary.engine.store.BlobStore;

/** Takes a guard out of the protocol, by a store that deceives whoever relies on it. */
interface Sabotage {

    Sabotage NONE = new Sabotage() {};

    /** Whether it takes tombstones away. Then that alone is no offence, and what comes of it is to be found. */
    default boolean removesTombstones() {
        return false;
    }

    /** The store as attempts meet it. */
    default BlobStore attempt(BlobStore store) {
        return store;
    }

    /** The store as collectors meet it. */
    default BlobStore collector(BlobStore store) {
        return store;
    }
}
