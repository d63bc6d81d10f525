/** The read model of the fleet and the way in for people and integrators. Owns no fleet data: every row is a projection of the bus. */
@NullMarked
package dev.granary.gateway;

import org.jspecify.annotations.NullMarked;
