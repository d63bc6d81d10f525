package dev.granary.demo.kubelet;

import dev.granary.testing.infrastructure.ChildProcess;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A process in place of a Deployment's container; starts again, a little later each time, until it is closed. */
public final class Pod implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Pod.class.getName());

    private final PodContext context;
    private final ScheduledExecutorService refresher;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger starts = new AtomicInteger();
    private final Thread keeper;
    private volatile @Nullable ChildProcess process;

    private Pod(PodContext context, ScheduledExecutorService refresher) {
        this.context = context;
        this.refresher = refresher;
        this.keeper = Thread.ofVirtual().name("pod-" + context.shoot().name()).unstarted(this::keepRunning);
    }

    static Pod start(PodContext context, ScheduledExecutorService refresher) {
        var pod = new Pod(context, refresher);
        pod.keeper.start();
        return pod;
    }

    PodPlan plan() {
        return context.plan();
    }

    public String shoot() {
        return context.shoot().name();
    }

    /** The process, when it runs. */
    public Optional<ChildProcess> process() {
        return Optional.ofNullable(process).filter(ChildProcess::isAlive);
    }

    /** How often the process was started. */
    public int starts() {
        return starts.get();
    }

    public Path logFile() {
        return context.logFile();
    }

    /** kill -9 of the process; it is started again after the pause that is due. False when it did not run. */
    public boolean killHard() {
        Optional<ChildProcess> running = process();
        running.ifPresent(ChildProcess::killHard);
        return running.isPresent();
    }

    private void keepRunning() {
        var backoff = new Backoff();
        while (!endsWithin(Duration.ZERO)) {
            try (var files = PodFiles.write(context, refresher)) {
                runOnce(files);
            } catch (RuntimeException e) { // a pod that cannot start is tried again, whatever the cause
                LOG.log(Level.WARNING, "pod of " + shoot() + " could not start", e);
            }
            if (endsWithin(backoff.next())) {
                return;
            }
        }
    }

    private void runOnce(PodFiles files) {
        ChildProcess child = PodProgram.start(context, files);
        process = child;
        starts.incrementAndGet();
        LOG.log(Level.INFO, "pod of {0} started as process {1}", shoot(), Long.toString(child.pid()));
        if (closed.getCount() == 0) { // closed while it was being started
            child.close();
        }
        int code = child.awaitEnd();
        LOG.log(Level.INFO, "pod of {0} ended with code {1}", shoot(), code);
    }

    private boolean endsWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** SIGTERM, and SIGKILL when it does not end; returns when it is gone. */
    @Override
    public void close() {
        closed.countDown();
        process().ifPresent(ChildProcess::close);
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
