package dev.granary.backup.domain;

/** What a finished backup holds: objects, their bytes before compression, bytes and number of the blobs in the store. */
public record Totals(long objects, long objectBytes, long storedBytes, int blobs) {}
