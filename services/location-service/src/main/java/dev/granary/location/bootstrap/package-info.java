/** Configuration, clock and ids, metrics. */
@NullMarked
package dev.granary.location.bootstrap;

import org.jspecify.annotations.NullMarked;
