/** Volumes in backups: which claims, by which way, and what becomes of each. */
@NullMarked
package dev.granary.agent.application.volume;

import org.jspecify.annotations.NullMarked;
