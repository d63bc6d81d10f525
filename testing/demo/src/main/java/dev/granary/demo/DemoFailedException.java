package dev.granary.demo;

/** The path stopped; the message names what, why, and where to look. */
public final class DemoFailedException extends RuntimeException {
    DemoFailedException(String message) {
        super(message);
    }
}
