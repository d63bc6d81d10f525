/** How the data of a claim's volume gets into a backup, or why it does not. */
@NullMarked
package dev.granary.agent.domain.volume;

import org.jspecify.annotations.NullMarked;
