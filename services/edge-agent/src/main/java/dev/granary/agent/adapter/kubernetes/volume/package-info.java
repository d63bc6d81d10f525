/** Movers as Jobs: what they need is made in the cluster, watched, and removed. */
@NullMarked
package dev.granary.agent.adapter.kubernetes.volume;

import org.jspecify.annotations.NullMarked;
