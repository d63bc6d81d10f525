package dev.granary.discovery.domain;

/** State of a discovery config. */
public sealed interface ConfigState {

    /** Accepted; the shoots were not listed yet. */
    record Pending() implements ConfigState {}

    /** The shoots were listed and are watched. */
    record Active() implements ConfigState {}

    /** The shoots cannot be watched now; discovery goes on trying. Known shoots stay as they are. */
    record Failed(FailureReason reason, String message) implements ConfigState {}
}
