/** Configs, shoots and installations in PostgreSQL. */
@NullMarked
package dev.granary.discovery.adapter.postgres;

import org.jspecify.annotations.NullMarked;
