package dev.granary.repository;

import dev.granary.engine.store.BlobStore;

/** Opens stores by what people call them. */
@FunctionalInterface
interface Stores {

    /**
     * Opens a store; calls nobody yet.
     *
     * @param location path of a directory, or URL of an Azure container
     * @throws CannotContinue it is neither
     */
    BlobStore open(String location);
}
