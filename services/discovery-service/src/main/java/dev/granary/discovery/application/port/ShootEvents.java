package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.ObservedShoot;
import java.time.Duration;
import java.util.List;

/** A running watch. For one thread; {@link #close} from any. */
public interface ShootEvents extends AutoCloseable {

    /**
     * What came since the last call, in order; waits up to {@code patience} for the first. Empty when nothing came.
     * Nothing follows an {@link Ended}.
     */
    List<ShootEvent> next(Duration patience) throws InterruptedException;

    @Override
    void close();

    /** Something that a watch says. */
    sealed interface ShootEvent {}

    /** Added or changed, and matches the selector. */
    record Seen(ObservedShoot shoot, String resourceVersion) implements ShootEvent {}

    /** The label left the selector, or the shoot is gone: the event does not say which. */
    record Departed(ObservedShoot shoot, String resourceVersion) implements ShootEvent {}

    /** Nothing happened up to this version. */
    record Bookmark(String resourceVersion) implements ShootEvent {}

    /** The connection is over. */
    record Ended(Cause cause, String message) implements ShootEvent {}

    /** How a watch ends. */
    enum Cause {
        /** The server or the network ended it; resume from the last version. */
        CLOSED,
        /** The version is too old; list again. */
        EXPIRED,
        /** Refused or in trouble: connect again with backoff. */
        FAILED
    }
}
