/** HTTP on loopback for scripting a landscape from another process: the demo and the system tests. JSON in, JSON out. */
@NullMarked
package dev.granary.testing.landscape.control;

import org.jspecify.annotations.NullMarked;
