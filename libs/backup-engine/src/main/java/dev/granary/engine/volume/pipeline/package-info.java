/** How the steps of a backup and of a restore run beside each other with little in memory. */
@NullMarked
package dev.granary.engine.volume.pipeline;

import org.jspecify.annotations.NullMarked;
