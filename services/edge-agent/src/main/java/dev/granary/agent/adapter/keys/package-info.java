/** Key files of locations, as the kubelet mounts them from a Secret. */
@NullMarked
package dev.granary.agent.adapter.keys;

import org.jspecify.annotations.NullMarked;
