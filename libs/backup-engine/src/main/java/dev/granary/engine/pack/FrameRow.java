package dev.granary.engine.pack;

/** What a directory says of a frame. */
record FrameRow(byte encoding, int storedBytes, int chunks) {}
