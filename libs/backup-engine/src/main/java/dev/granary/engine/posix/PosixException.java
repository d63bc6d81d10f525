package dev.granary.engine.posix;

/** A call that the kernel refused. The message names call and error; it holds no name of a file. */
public final class PosixException extends RuntimeException {

    private final Errno errno;

    public PosixException(String call, int number) {
        this(call, Errno.of(number), number);
    }

    private PosixException(String call, Errno errno, int number) {
        super(call + ": " + (errno == Errno.OTHER ? "error " + number : errno.name() + " (" + number + ")"));
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }
}
