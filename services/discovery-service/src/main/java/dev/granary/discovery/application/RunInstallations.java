package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.domain.Installation;
import dev.granary.observability.LogLine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes up due installations, a bounded number at a time, each on a virtual thread of its own. */
public final class RunInstallations {

    private static final Logger LOG = System.getLogger(RunInstallations.class.getName());

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final Installations installations;
    private final BlockingTransactions transactions;
    private final AttemptInstallation attempt;
    private final InstallationPolicy policy;
    private final Clock clock;
    private final Semaphore slots;
    private final AtomicReference<@Nullable Dispatcher> running = new AtomicReference<>();

    public RunInstallations(
            Installations installations,
            BlockingTransactions transactions,
            AttemptInstallation attempt,
            InstallationPolicy policy,
            Clock clock) {
        this.installations = installations;
        this.transactions = transactions;
        this.attempt = attempt;
        this.policy = policy;
        this.clock = clock;
        this.slots = new Semaphore(policy.concurrency());
    }

    private record Dispatcher(CountDownLatch stopping, Thread thread) {}

    /** Takes up first what the last process left; does nothing when it runs already. Blocks for the database. */
    public void start() {
        CountDownLatch stopping = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual().name("installations").unstarted(() -> dispatch(stopping));
        if (running.compareAndSet(null, new Dispatcher(stopping, thread))) {
            transactions.inTransaction(() -> installations.release(clock.instant()));
            thread.start();
        }
    }

    /** Takes up nothing more. Attempts that run go on; what they cannot finish, the next process takes up. */
    public void stop() {
        Dispatcher dispatcher = running.getAndSet(null);
        if (dispatcher != null) {
            dispatcher.stopping().countDown();
            await(dispatcher.thread());
        }
    }

    /** It may be about to take something up; but it may also wait for an attempt, so not for ever. */
    private static void await(Thread dispatcher) {
        try {
            dispatcher.join(STOP_PATIENCE);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch(CountDownLatch stopping) {
        try {
            Duration pause = Duration.ZERO;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                slots.acquire();
                slots.release();
                int free = slots.availablePermits();
                List<Installation> due = claim(free);
                takeUp(due);
                pause = due.size() < free ? policy.pollInterval() : Duration.ZERO;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Installation> claim(int free) {
        try {
            Instant now = clock.instant();
            return transactions.inTransaction(() -> installations.claim(now, free, now.plus(policy.lease())));
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, LogLine.of("due installations could not be read", "fault", fault));
            return List.of();
        }
    }

    private void takeUp(List<Installation> due) throws InterruptedException {
        for (Installation installation : due) {
            slots.acquire();
            Thread.ofVirtual().name("install-" + installation.shootUid()).start(() -> attempt(installation));
        }
    }

    private void attempt(Installation installation) {
        try {
            attempt.attempt(installation);
        } finally {
            slots.release();
        }
    }
}
