/** The tables of this service. */
@NullMarked
package dev.granary.location.adapter.postgres;

import org.jspecify.annotations.NullMarked;
