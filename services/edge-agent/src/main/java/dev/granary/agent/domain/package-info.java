/** What the agent is told, what it does and what it says, as plain values. */
@NullMarked
package dev.granary.agent.domain;

import org.jspecify.annotations.NullMarked;
