package dev.granary.agent.adapter.kubernetes.volume;

/** A step on the way of one volume did not come about. The message is for a person. */
final class StepFailedException extends RuntimeException {

    StepFailedException(String message) {
        super(message);
    }
}
