/** Loopback ports that stay ours while nobody listens on them. */
@NullMarked
package dev.granary.testing.landscape.net;

import org.jspecify.annotations.NullMarked;
