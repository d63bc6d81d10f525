/** Translates between the records on the bus and the domain. */
@NullMarked
package dev.granary.backup.adapter.kafka;

import org.jspecify.annotations.NullMarked;
