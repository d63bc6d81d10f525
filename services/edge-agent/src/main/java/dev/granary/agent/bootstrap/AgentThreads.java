package dev.granary.agent.bootstrap;

import dev.granary.agent.adapter.kafka.CommandConsumer;
import dev.granary.agent.application.AnnounceAgent;
import dev.granary.agent.application.Stopping;
import dev.granary.observability.LogLine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The threads of the agent: one reads commands, one for each kind of work does it, one reports how it ended, one tidies up
 * after it, one looks for what may have changed in the cluster, one beats. Each lives as long as the process. A defect that
 * ends one is logged, makes the agent unhealthy and ends its heartbeats: half an agent must not look like a whole one to the
 * control plane.
 */
@Singleton
public class AgentThreads {

    private static final Logger LOG = Logger.getLogger(AgentThreads.class);

    private final AgentConfig config;
    private final CommandConsumer commands;
    private final AnnounceAgent announce;
    private final Runnable afterwards;
    private final Runnable aside;
    private final Runnable regularly;
    private final Stopping stopping;
    private final Retry retry;
    private final Semaphore ended = new Semaphore(0);
    private final Semaphore leftBehind = new Semaphore(0);
    private final Thread commandThread = Worker.thread("commands", this::readCommands);
    private final List<Thread> threads;
    private volatile boolean greeted;

    public AgentThreads(
            AgentConfig config, CommandConsumer commands, AnnounceAgent announce, Lanes lanes, Stopping stopping) {
        if (!config.heartbeatInterval().isPositive()) {
            throw new IllegalArgumentException("granary.agent.heartbeat-interval must be positive");
        }
        this.config = config;
        this.commands = commands;
        this.announce = announce;
        this.afterwards = lanes.afterwards();
        this.aside = lanes.aside();
        this.regularly = lanes.regularly();
        this.stopping = stopping;
        this.retry = new Retry(stopping);
        Stream<Thread> working = Stream.concat(
                Stream.of(
                        commandThread,
                        Worker.thread("outcomes", this::reportOutcomes),
                        Worker.thread("tidy up", this::tidyUp),
                        Worker.thread("look again", this::lookAgain)),
                lanes.all().stream().map(lane -> Worker.thread(lane.name(), () -> work(lane))));
        // the heart begins last: it stops for a thread that is not alive
        this.threads = Stream.concat(working, Stream.of(Worker.thread("heartbeat", this::beat)))
                .toList();
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** The command thread ends by itself, once it is in its loop: an interrupted Kafka consumer does not close cleanly. */
    private boolean endsByItself(Thread thread) {
        return greeted && thread == commandThread;
    }

    /** Waits for what is going on, so long as the configuration allows; what does not end is left to the next process. */
    void stop() {
        stopping.begin();
        commands.close();
        threads.stream().filter(thread -> !endsByItself(thread)).forEach(Thread::interrupt);
        long end = System.nanoTime() + config.shutdownTimeout().toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Every thread does its work. */
    boolean isAlive() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    /** The control plane can know this process. */
    boolean hasGreeted() {
        return greeted;
    }

    private void readCommands() throws InterruptedException {
        retry.untilDone("hello", announce::hello);
        if (stopping.hasBegun()) {
            return;
        }
        greeted = true;
        LOG.info(LogLine.of("agent is ready", "clusterId", config.clusterId(), "tenant", config.tenant()));
        commands.run();
    }

    private void work(Lane<?, ?> lane) throws InterruptedException {
        retry.untilDone("clear away", lane.clear());
        retry.untilDone("resume", () -> {
            int unfinished = lane.line().resume();
            LOG.info(LogLine.of("work resumed", "work", lane.name(), "count", unfinished));
        });
        while (!stopping.hasBegun()) {
            UUID workId = lane.line().queue().take();
            retry.untilDone("clear away", lane.clear());
            LOG.info(LogLine.of("work runs", "work", lane.name(), "workId", workId));
            retry.untilDone(lane.name(), () -> lane.run().run(workId));
            ended.release();
            leftBehind.release();
        }
    }

    private void reportOutcomes() throws InterruptedException {
        while (!stopping.hasBegun()) {
            retry.untilDone("tell and forget", afterwards);
            ended.acquire();
            ended.drainPermits();
        }
    }

    private void tidyUp() throws InterruptedException {
        while (!stopping.hasBegun()) {
            leftBehind.acquire();
            leftBehind.drainPermits();
            retry.untilDone("tidy up", aside);
        }
    }

    /** On a thread of its own, because it may wait for a store, and a heartbeat must not. */
    private void lookAgain() throws InterruptedException {
        while (!stopping.hasBegun()) {
            retry.untilDone("look again", regularly);
            stopping.await(config.heartbeatInterval());
        }
    }

    private void beat() throws InterruptedException {
        stopping.await(config.heartbeatInterval());
        while (!stopping.hasBegun()) {
            if (!isAlive()) {
                LOG.error("heartbeats end because a thread has ended");
                return;
            }
            if (greeted) {
                retry.untilDone("heartbeat", announce::heartbeat);
            }
            stopping.await(config.heartbeatInterval());
        }
    }
}
