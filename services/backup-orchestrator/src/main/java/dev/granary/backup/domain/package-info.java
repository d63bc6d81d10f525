/** Backups and desired states, and the one rule by which each changes. */
@NullMarked
package dev.granary.backup.domain;

import org.jspecify.annotations.NullMarked;
