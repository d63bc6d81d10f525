package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.observability.LogLine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The ingest's own thread: runs one session after another until the process ends, with a growing pause after faults. */
@Singleton
final class IngestLoop {

    private static final Logger LOG = Logger.getLogger(IngestLoop.class);
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final IngestSession.Factory sessions;
    private final FollowedTenants tenants;
    private final IngestHearing hearing;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    IngestLoop(IngestSession.Factory sessions, FollowedTenants tenants, IngestHearing hearing) {
        this.sessions = sessions;
        this.tenants = tenants;
        this.hearing = hearing;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("ingest").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.join(LONGEST_STOP);
        }
    }

    private void run() {
        boolean goOn = true;
        while (goOn) {
            try (IngestSession session = sessions.open()) {
                runSession(session);
            } catch (RuntimeException e) { // the edge of the thread: whatever it was, the next session starts over
                LOG.warn(
                        LogLine.of(
                                "the ingest starts over", "fault", e.getClass().getSimpleName()),
                        e);
            }
            hearing.deaf();
            goOn = pause(backoff.next());
        }
    }

    private void runSession(IngestSession session) {
        var refresh = new Rhythm(REFRESH);
        var probe = new Rhythm(PROBE);
        do {
            if (refresh.isDue()) {
                tenants.refresh(session);
            }
            if (probe.isDue()) {
                noteConnection(session.isConnected());
            }
            session.follow(tenants.all());
        } while (session.pump() ? !isStopped() : pause(IDLE));
    }

    private void noteConnection(boolean connected) {
        if (connected) {
            backoff.reset();
            hearing.hears();
        } else {
            hearing.deaf();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits; false when it is time to stop. */
    private boolean pause(Duration time) {
        try {
            return !stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
