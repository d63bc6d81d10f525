/** Brings the objects of a backup back into this cluster, or shows what that would do. */
@NullMarked
package dev.granary.agent.application.restore;

import org.jspecify.annotations.NullMarked;
