/**
 * {@code ./granary repository}: backups on any store, for people, with no control plane. Owns nothing; everything that it
 * does to a store, the backup engine does.
 */
@NullMarked
package dev.granary.repository;

import org.jspecify.annotations.NullMarked;
