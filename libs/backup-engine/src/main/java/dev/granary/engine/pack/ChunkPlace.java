package dev.granary.engine.pack;

/**
 * Where a chunk is.
 *
 * @param pack number of the pack among those of one {@link PackSink}, from 0; {@link PackSink#finish} tells its id
 * @param entry number of the chunk in that pack, from 0
 */
public record ChunkPlace(int pack, int entry) {}
