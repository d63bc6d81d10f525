package dev.granary.agent.application.restore;

import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Phase;
import java.util.Optional;

/** What is done with each object: it is restored, or it is shown what restoring it would do. Used by many threads. */
interface ObjectStep {

    /** Empty when the object is not asked for. */
    Optional<ObjectResult> handle(StoredObject stored);

    /** All objects of a phase have been handled. */
    void ended(Phase phase);
}
