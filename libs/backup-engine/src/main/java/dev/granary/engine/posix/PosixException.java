package dev.granary.engine.posix;

/** A call that the kernel refused. The message names call and error; it holds no name of a file. */
public final class PosixException extends RuntimeException {

    private final Errno errno;
    private final String refusal;

    public PosixException(String call, Errno errno) {
        this(call, errno.number());
    }

    PosixException(String call, int number) {
        this(Errno.of(number), describe(call, number));
    }

    private PosixException(Errno errno, String refusal) {
        super(refusal);
        this.errno = errno;
        this.refusal = refusal;
    }

    private static String describe(String call, int number) {
        Errno errno = Errno.of(number);
        return call + ": " + (errno == Errno.OTHER ? "error " + number : errno.name() + " (" + number + ")");
    }

    /** Call and error, as the message. */
    public String refusal() {
        return refusal;
    }

    public Errno errno() {
        return errno;
    }
}
