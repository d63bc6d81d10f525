/** Writes a backup of Kubernetes objects into a store, and reads and verifies one. */
@NullMarked
package dev.granary.engine.backup;

import org.jspecify.annotations.NullMarked;
