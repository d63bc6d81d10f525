/** Domain events to Avro and the outbox; requests for agents from the registry. */
@NullMarked
package dev.granary.discovery.adapter.kafka;

import org.jspecify.annotations.NullMarked;
