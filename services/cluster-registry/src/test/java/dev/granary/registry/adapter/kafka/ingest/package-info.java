@NullMarked
package dev.granary.registry.adapter.kafka.ingest;

import org.jspecify.annotations.NullMarked;
