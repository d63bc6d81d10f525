/** What a restore does with each object of a backup, decided without asking anybody. */
@NullMarked
package dev.granary.agent.domain.restore;

import org.jspecify.annotations.NullMarked;
