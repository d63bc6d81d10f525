package dev.granary.engine.posix;

/** Which of the two kinds of machine this is, and what differs between them beside the numbers of the calls. */
final class Machine {

    private Machine() {}

    static boolean isArm() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> true;
            case "amd64" -> false;
            case String other -> throw new IllegalStateException("volumes need x86-64 or arm64, this is " + other);
        };
    }
}
