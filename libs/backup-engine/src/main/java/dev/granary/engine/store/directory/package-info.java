/** A store in a directory of the local file system: for tests, benches, and a disk that is carried away. */
@NullMarked
package dev.granary.engine.store.directory;

import org.jspecify.annotations.NullMarked;
