/** Encryption of the Gardener credential with Google Tink. */
@NullMarked
package dev.granary.discovery.adapter.tink;

import org.jspecify.annotations.NullMarked;
