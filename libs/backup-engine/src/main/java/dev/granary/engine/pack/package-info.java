/**
 * Chunks and packs: how the bytes of volumes are cut, named, gathered into frames and packs, stored, and read back.
 *
 * <p>A {@link dev.granary.engine.pack.Chunker} cuts bytes where their content says so, a
 * {@link dev.granary.engine.pack.ChunkHasher} names each chunk, a {@link dev.granary.engine.pack.PackSink} stores the ones
 * that are not stored yet and says at once where each will be, and a {@link dev.granary.engine.pack.PackSource} hands them
 * out again, each checked against its name. Which chunks make a file is no matter of this package.
 */
@NullMarked
package dev.granary.engine.pack;

import org.jspecify.annotations.NullMarked;
