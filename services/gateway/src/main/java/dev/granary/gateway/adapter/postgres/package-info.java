/** The projection in PostgreSQL. */
@NullMarked
package dev.granary.gateway.adapter.postgres;

import org.jspecify.annotations.NullMarked;
