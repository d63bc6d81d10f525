/** Wiring: configuration, keys, clients, the clock, and what runs by itself. The only package that sees all others. */
@NullMarked
package dev.granary.registry.bootstrap;

import org.jspecify.annotations.NullMarked;
