/** Digests and ciphers at the speed of the processor. */
@NullMarked
package dev.granary.engine.crypto;

import org.jspecify.annotations.NullMarked;
