/**
 * The ingest: the only reader of tenants' topics. What the gate lets through goes to granary.agent-events.v1 in one
 * Kafka transaction with the position in the tenants' topics, so that nothing is lost and nothing comes twice.
 */
@NullMarked
package dev.granary.registry.adapter.kafka.ingest;

import org.jspecify.annotations.NullMarked;
