/**
 * A store in a directory of a file system: for the repository tool, for a disk that is carried away, for benches and tests.
 * Several processes may use one directory at the same time.
 */
@NullMarked
package dev.granary.engine.store.directory;

import org.jspecify.annotations.NullMarked;
