package dev.granary.engine.volume.scan;

import dev.granary.engine.posix.Descriptor;
import java.util.concurrent.atomic.AtomicInteger;

/** A directory that stays open as long as somebody uses it: the scan itself, and whoever still reads files in it. */
final class OpenDirectory {

    private final Descriptor descriptor;
    private final AtomicInteger users = new AtomicInteger(1);

    /** Opened, with one user. */
    OpenDirectory(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /** One user more. Only for one who knows that it is open. */
    OpenDirectory use() {
        users.incrementAndGet();
        return this;
    }

    /** One user less; the last one closes it. */
    void leave() {
        if (users.decrementAndGet() == 0) {
            descriptor.close();
        }
    }
}
