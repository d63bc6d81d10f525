/** The port to a store of write-once blobs, and the sealed family of its failures. Providers live in the packages below. */
@NullMarked
package dev.granary.engine.store;

import org.jspecify.annotations.NullMarked;
