/** Bus to projection: batches, newest version wins, undecodable records to the dead-letter topic. */
@NullMarked
package dev.granary.gateway.adapter.kafka;

import org.jspecify.annotations.NullMarked;
