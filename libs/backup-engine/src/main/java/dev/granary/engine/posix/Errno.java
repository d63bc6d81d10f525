package dev.granary.engine.posix;

/** Why the kernel refused. Only what somebody decides by has a name; the numbers are those of x86-64 and arm64. */
public enum Errno {
    NOT_PERMITTED(1),
    NOT_FOUND(2),
    INTERRUPTED(4),
    IO_ERROR(5),
    NO_SUCH_DEVICE_OR_DATA(6),
    ACCESS_DENIED(13),
    EXISTS(17),
    OTHER_FILE_SYSTEM(18),
    NOT_A_DIRECTORY(20),
    IS_A_DIRECTORY(21),
    INVALID(22),
    NO_SPACE(28),
    READ_ONLY(30),
    RANGE(34),
    NAME_TOO_LONG(36),
    NOT_EMPTY(39),
    SYMBOLIC_LINK(40),
    NO_ATTRIBUTE(61),
    NOT_SUPPORTED(95),
    DAMAGED(117),
    QUOTA(122),
    TOO_LARGE(-27),
    OTHER(-1);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Errno of(int number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return errno;
            }
        }
        return OTHER;
    }
}
