package dev.granary.engine.pack;

/** Chunks of one pack that are wanted: from the first entry to before the end. */
record ChunkRange(int firstEntry, int endEntry) {

    boolean holdsAll(StoredDirectory directory, int frame) {
        return firstEntry <= directory.firstEntry(frame) && directory.endEntry(frame) <= endEntry;
    }
}
