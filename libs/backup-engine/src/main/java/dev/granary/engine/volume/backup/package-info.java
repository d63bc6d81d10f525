/**
 * Makes a backup of a volume: file tree in, chunks and index out. A scan and the index of the backup before are merged in
 * their common order; what has not changed is taken over without a look at its bytes.
 */
@NullMarked
package dev.granary.engine.volume.backup;

import org.jspecify.annotations.NullMarked;
