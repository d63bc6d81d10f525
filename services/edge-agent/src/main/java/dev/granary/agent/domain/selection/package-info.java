/** Which objects of a cluster, or of a backup, are meant. */
@NullMarked
package dev.granary.agent.domain.selection;

import org.jspecify.annotations.NullMarked;
