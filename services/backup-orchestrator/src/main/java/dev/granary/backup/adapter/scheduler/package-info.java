/** Calls the use cases that depend on the clock. */
@NullMarked
package dev.granary.backup.adapter.scheduler;

import org.jspecify.annotations.NullMarked;
