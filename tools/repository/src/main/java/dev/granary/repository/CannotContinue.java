package dev.granary.repository;

/** A command ends here; the message tells a person why. */
final class CannotContinue extends RuntimeException {

    private final int exitCode;

    CannotContinue(String message) {
        this(message, ExitCode.FAILED);
    }

    CannotContinue(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
