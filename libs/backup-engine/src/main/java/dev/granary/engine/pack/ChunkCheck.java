package dev.granary.engine.pack;

/** Checks chunks of one pack against their ids. Used by one thread. */
final class ChunkCheck {

    private final PackId id;
    private final StoredDirectory directory;
    private final ChunkHasher hasher;

    ChunkCheck(PackId id, StoredDirectory directory) {
        this.id = id;
        this.directory = directory;
        this.hasher = directory.newHasher();
    }

    boolean holds(int entry, byte[] frame) {
        ChunkId actual = hasher.hash(frame, directory.offset(entry), directory.length(entry));
        return actual.equals(directory.id(entry));
    }

    void require(int entry, byte[] frame) {
        if (!holds(entry, frame)) {
            throw new PackException.Corrupt(id, "chunk " + entry + " is not what its id says");
        }
    }
}
