/**
 * Random sets of objects go from one API server into a backup and from there into another API server, with faults on the way.
 * What comes back is compared by code that knows nothing of the agent.
 */
@NullMarked
package dev.granary.agent.roundtrip;

import org.jspecify.annotations.NullMarked;
