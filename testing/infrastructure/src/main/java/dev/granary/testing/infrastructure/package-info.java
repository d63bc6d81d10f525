/**
 * The real parts that tests and the demo run beside the services: a Kafka broker with SASL and ACLs, PostgreSQL, Azurite,
 * certificates. Loopback only; nothing of it ships.
 */
@NullMarked
package dev.granary.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
