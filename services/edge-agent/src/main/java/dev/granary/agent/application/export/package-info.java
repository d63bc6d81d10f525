/** Streams chosen objects of this cluster into a backup. */
@NullMarked
package dev.granary.agent.application.export;

import org.jspecify.annotations.NullMarked;
