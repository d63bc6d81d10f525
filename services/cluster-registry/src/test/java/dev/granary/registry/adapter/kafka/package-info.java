@NullMarked
package dev.granary.registry.adapter.kafka;

import org.jspecify.annotations.NullMarked;
