/** Discovery's own metrics, for Prometheus. */
@NullMarked
package dev.granary.discovery.adapter.metrics;

import org.jspecify.annotations.NullMarked;
