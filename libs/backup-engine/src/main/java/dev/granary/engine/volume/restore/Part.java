package dev.granary.engine.volume.restore;

import dev.granary.engine.pack.PackId;

/** Chunks of a file that follow each other, in a pack and in the file. */
record Part(PackId pack, int firstEntry, int count, long offset, long bytes) {}
