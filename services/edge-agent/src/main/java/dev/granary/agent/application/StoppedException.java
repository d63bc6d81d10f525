package dev.granary.agent.application;

/** The agent is asked to end; what was going on is left as it is for the next process. */
public final class StoppedException extends RuntimeException {

    StoppedException() {
        super("the agent is ending");
    }
}
