package dev.granary.agent.application;

import dev.granary.agent.application.restore.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Where a backup looks whether it shall go on: neither the agent is asked to end, nor the backup to stop. */
final class Checkpoint implements Patience {

    private final Stopping stopping;
    private final Supplier<Optional<UUID>> cancelled;

    Checkpoint(Stopping stopping, Supplier<Optional<UUID>> cancelled) {
        this.stopping = stopping;
        this.cancelled = cancelled;
    }

    /** Throws {@link StoppedException} or {@link CancelledException} when it shall not. */
    void pass() {
        stopping.check();
        cancelled.get().ifPresent(command -> {
            throw new CancelledException(command);
        });
    }

    /** Waits, then looks. */
    @Override
    public void await(Duration time) {
        new PatienceUntilStop(stopping).await(time);
        pass();
    }
}
