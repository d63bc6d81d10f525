package dev.granary.agent.bootstrap;

import dev.granary.agent.application.StoppedException;
import org.jboss.logging.Logger;

/** What one thread of the agent does from its start to the end of the process. */
@FunctionalInterface
interface Worker {

    void run() throws InterruptedException;

    /** A thread that does the work. It ends when the work ends, or when it cannot be gone on with. */
    static Thread thread(String name, Worker work) {
        return Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            Logger log = Logger.getLogger(Worker.class);
            try {
                work.run();
            } catch (InterruptedException | StoppedException e) {
                log.debug("thread ends");
            } catch (Throwable e) { // thread edge, errors of the JVM included: the agent is unhealthy from here on
                log.error("thread failed", e);
            }
        });
    }
}
