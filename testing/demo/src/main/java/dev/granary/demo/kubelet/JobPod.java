package dev.granary.demo.kubelet;

import dev.granary.testing.infrastructure.ChildProcess;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process in place of a Job's pod: scheduled once its claims have volumes, run once, and told of in the pod's status. */
final class JobPod implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(JobPod.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final PodContext context;
    private final ScheduledExecutorService refresher;
    private final PodStatusWriter status;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable ChildProcess process;

    private JobPod(PodContext context, ScheduledExecutorService refresher) {
        this.context = context;
        this.refresher = refresher;
        this.status = new PodStatusWriter(context);
    }

    static JobPod start(PodContext context, ScheduledExecutorService refresher) {
        var pod = new JobPod(context, refresher);
        Thread.ofVirtual().name("job-pod-" + context.shoot().name()).start(pod::run);
        return pod;
    }

    private void run() {
        try {
            if (isScheduled()) {
                runOnce();
            }
        } catch (RuntimeException e) { // the edge of the thread; the owner of the Job runs out of patience
            LOG.log(
                    Level.WARNING,
                    "pod " + context.plan().key() + " of " + context.shoot().name() + " did not run",
                    e);
        }
    }

    /** Waits for its node and its claims. False when the pod was closed before. */
    private boolean isScheduled() {
        var scheduling = new Scheduling(context);
        while (!scheduling.succeeds()) {
            if (isClosedWithin(LOOK_AGAIN)) {
                return false;
            }
        }
        return true;
    }

    private void runOnce() {
        try (var files = PodFiles.write(context, refresher)) {
            Files.createDirectories(context.directory());
            Files.writeString(context.terminationLog(), "");
            ChildProcess child = PodProgram.start(context, files);
            process = child;
            if (isClosedWithin(Duration.ZERO)) { // closed while it was being started
                child.killHard();
            }
            status.running();
            int code = child.awaitEnd();
            LOG.log(
                    Level.INFO,
                    "pod {0} of {1} ended with code {2}",
                    context.plan().key(),
                    context.shoot().name(),
                    code);
            if (!isClosedWithin(Duration.ZERO)) {
                status.ended(code, Files.readString(context.terminationLog()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends the process because the pod was deleted, and lets the pod go. */
    void end() {
        close();
        try {
            context.client().resource(named()).withGracePeriod(0).delete();
        } catch (KubernetesClientException e) {
            LOG.log(Level.WARNING, "pod " + context.plan().key() + " could not be let go", e);
        }
    }

    private Pod named() {
        var pod = new Pod();
        pod.setMetadata(context.plan().template().getMetadata());
        return pod;
    }

    /** SIGKILL: a mover has no time to lose. */
    @Override
    public void close() {
        closed.countDown();
        ChildProcess running = process;
        if (running != null && running.isAlive()) {
            running.killHard();
        }
    }
}
