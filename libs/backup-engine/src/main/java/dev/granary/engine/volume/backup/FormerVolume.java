package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.PackId;
import dev.granary.engine.pack.PackSource;
import dev.granary.engine.volume.index.IndexSource;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The backup of the same volume that a new one goes by.
 *
 * @param reusable whether the new backup may refer to chunks of the pack: it is in the store, and so much of it is in use
 *     that it is worth keeping
 * @param startedAt before anything of the volume was looked at
 */
public record FormerVolume(IndexSource index, PackSource packs, Predicate<PackId> reusable, Instant startedAt) {}
