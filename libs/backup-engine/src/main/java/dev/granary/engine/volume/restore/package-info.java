/**
 * Brings a volume back: index and chunks in, file tree out.
 *
 * <p>What is not finished looks like nothing that a volume has: a file of mode 01600, a directory of mode 01700. Its own
 * mode is the last thing that each gets. So a restore that was cut off at any point goes on by being
 * started again, and never takes half a file for a whole one. What exists already is compared with the backup by its bytes, not
 * by its times, because after a power failure these may say more than is there.
 *
 * <p>No step follows a symbolic link of the target, and none writes to a file that has another name elsewhere.
 */
@NullMarked
package dev.granary.engine.volume.restore;

import org.jspecify.annotations.NullMarked;
