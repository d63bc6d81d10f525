/** The main path on real processes: kills, duplicates, poison, and what must never leak. */
@NullMarked
package dev.granary.testing.system;

import org.jspecify.annotations.NullMarked;
