/** What every service shows of itself in the same way: trace context, log lines, metric tags. No business facts. */
@NullMarked
package dev.granary.observability;

import org.jspecify.annotations.NullMarked;
