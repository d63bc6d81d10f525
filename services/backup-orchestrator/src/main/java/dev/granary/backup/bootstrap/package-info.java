/** Configuration, clock and ids, metrics. */
@NullMarked
package dev.granary.backup.bootstrap;

import org.jspecify.annotations.NullMarked;
