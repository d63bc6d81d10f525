/** The objects of one cluster, versioned, with the recent changes that lists and watches are served from. */
@NullMarked
package dev.granary.testing.landscape.embedded.store;

import org.jspecify.annotations.NullMarked;
