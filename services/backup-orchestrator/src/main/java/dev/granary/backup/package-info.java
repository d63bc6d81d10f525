/**
 * Owns the backups and what each cluster should have, and is the only writer of agent commands. It does not run a
 * backup, which the agent does, and does not own clusters or locations, of which it keeps what their owners last said.
 */
@NullMarked
package dev.granary.backup;

import org.jspecify.annotations.NullMarked;
