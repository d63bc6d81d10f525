/** Wiring, configuration, threads, health. The only package that sees everything. */
@NullMarked
package dev.granary.agent.bootstrap;

import org.jspecify.annotations.NullMarked;
