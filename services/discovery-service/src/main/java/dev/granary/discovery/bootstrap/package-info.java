/** Wiring, configuration, start and stop of the background work. */
@NullMarked
package dev.granary.discovery.bootstrap;

import org.jspecify.annotations.NullMarked;
