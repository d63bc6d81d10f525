/** Locations, connections and the one rule by which a connection changes its state. */
@NullMarked
package dev.granary.location.domain;

import org.jspecify.annotations.NullMarked;
