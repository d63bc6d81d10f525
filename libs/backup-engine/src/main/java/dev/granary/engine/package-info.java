/**
 * The backup engine: the on-store format, its writer and reader, and the port to the stores. Plain Java; it knows nothing
 * of Kubernetes, Kafka or Quarkus. {@code docs/format.md} describes what it writes.
 */
@NullMarked
package dev.granary.engine;

import org.jspecify.annotations.NullMarked;
