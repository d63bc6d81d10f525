/** A store in memory, for tests and as the model of the port's law. */
@NullMarked
package dev.granary.engine.store.memory;

import org.jspecify.annotations.NullMarked;
