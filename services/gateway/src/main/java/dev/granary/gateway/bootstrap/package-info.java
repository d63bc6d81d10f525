/** Configuration and wiring. */
@NullMarked
package dev.granary.gateway.bootstrap;

import org.jspecify.annotations.NullMarked;
