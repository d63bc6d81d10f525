package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;

/** What a restore does about an object that shall be there, once it knows whether one is. */
public sealed interface Action {

    /** There is none. */
    record Create() implements Action {}

    /** The one that is there stays. */
    record Keep(Reason reason, String message) implements Action {}

    /**
     * The one that is there becomes this one.
     *
     * @param object with what belongs to the cluster carried over from the one that is there
     */
    record Replace(KubeObject object) implements Action {}

    /** This restore did it already, before it was interrupted. */
    record Done(Outcome outcome) implements Action {}

    /** The one that is there stands against it. */
    record Conflict(Reason reason, String message) implements Action {}
}
