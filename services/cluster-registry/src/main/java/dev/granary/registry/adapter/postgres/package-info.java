/** The registry's tables: the clusters row by row with Hibernate Reactive, beats and look-ups in bulk with plain SQL. */
@NullMarked
package dev.granary.registry.adapter.postgres;

import org.jspecify.annotations.NullMarked;
