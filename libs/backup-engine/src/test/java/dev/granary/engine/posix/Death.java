package dev.granary.engine.posix;

import java.util.concurrent.atomic.AtomicInteger;

/** A process that dies at one of its calls to the kernel: that call and all that follow do not happen. */
public final class Death implements HookedPosix.Hook {

    /** Thrown where the process is dead. */
    public static final class Dead extends Error {
        Dead() {
            super("dead", null, false, false);
        }
    }

    private final AtomicInteger left;

    public Death(int lastCall) {
        this.left = new AtomicInteger(lastCall);
    }

    @Override
    public void before(String call, Object[] arguments) {
        if (left.decrementAndGet() < 0) {
            throw new Dead();
        }
    }

    /** Calls that were made, when it did not die. */
    public int unused() {
        return Math.max(0, left.get());
    }
}
