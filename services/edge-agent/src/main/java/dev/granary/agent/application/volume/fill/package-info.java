/** The data of volumes out of backups: a new volume is filled before the claim that asks for it is made (docs/adr/0005). */
@NullMarked
package dev.granary.agent.application.volume.fill;

import org.jspecify.annotations.NullMarked;
