/** Owns discovery configs, the Gardener credential and the way into shoots; does not own clusters, their state or their backups. */
@NullMarked
package dev.granary.discovery;

import org.jspecify.annotations.NullMarked;
