/** Stand-ins for the ports of discovery; they pass the contracts of the real ones. */
@NullMarked
package dev.granary.discovery.fakes;

import org.jspecify.annotations.NullMarked;
