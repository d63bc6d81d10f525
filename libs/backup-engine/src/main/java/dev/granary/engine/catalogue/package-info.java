/** What is in a store: the backups of a cluster, whether they are whole, and what belongs to none of them. */
@NullMarked
package dev.granary.engine.catalogue;

import org.jspecify.annotations.NullMarked;
