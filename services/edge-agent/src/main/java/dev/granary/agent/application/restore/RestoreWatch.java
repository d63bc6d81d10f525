package dev.granary.agent.application.restore;

import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.volume.VolumesProgress;

/** Hears how a restore goes: one word after another, from any thread. */
@FunctionalInterface
public interface RestoreWatch {

    /** An object has its result. */
    void result(ObjectResult result);

    /** A volume is being filled, or has its end; told now and then. */
    default void volumes(VolumesProgress progress) {}
}
