/**
 * Stores for the worst day: they lock, refuse, stall, cut, damage and list late, by script or by seed. Any module's tests
 * may use them, from the test jar of the engine. Each passes the contract of the port as long as nothing is asked of it.
 */
@NullMarked
package dev.granary.engine.store.fakes;

import org.jspecify.annotations.NullMarked;
