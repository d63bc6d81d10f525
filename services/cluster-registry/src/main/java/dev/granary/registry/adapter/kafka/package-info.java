/**
 * The bus: what discovery says of shoots, the trusted words of agents, the events of clusters, and the topics and
 * rights of tenants. Generated Avro classes stay in here.
 */
@NullMarked
package dev.granary.registry.adapter.kafka;

import org.jspecify.annotations.NullMarked;
