package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Errno;
import dev.granary.engine.posix.HookedPosix;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;

/** A kernel that always refuses one call. */
final class Refusals {

    private Refusals() {}

    static Posix of(String refused) {
        return of(refused, Errno.NOT_PERMITTED);
    }

    static Posix of(String refused, Errno errno) {
        return HookedPosix.of(Posix.linux(), (call, arguments) -> {
            if (call.equals(refused)) {
                throw new PosixException(call, errno);
            }
        });
    }
}
