/** The tables of this service. */
@NullMarked
package dev.granary.backup.adapter.postgres;

import org.jspecify.annotations.NullMarked;
