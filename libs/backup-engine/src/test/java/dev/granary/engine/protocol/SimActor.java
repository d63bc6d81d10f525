package dev.granary.engine.protocol;

import java.util.concurrent.Semaphore;

/** A process of the simulation: a thread that runs only when it is told to. */
final class SimActor {

    private final String name;
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back;
    private volatile boolean alive = true;
    private volatile boolean dead;
    private int sleepingTurns;

    SimActor(String name, Semaphore back) {
        this.name = name;
        this.back = back;
    }

    String name() {
        return name;
    }

    void start(Runnable body) {
        Thread.ofVirtual().start(() -> {
            turn.acquireUninterruptibly();
            if (!dead) {
                body.run();
            }
            alive = false;
            back.release();
        });
    }

    boolean isAlive() {
        return alive;
    }

    boolean isDead() {
        return dead;
    }

    void markDead() {
        dead = true;
    }

    /** Makes the actor pass by so many turns: a process that is stopped in the middle, and wakes up as if nothing had been. */
    void sleep(int turns) {
        sleepingTurns = turns;
    }

    boolean sleeps() {
        return sleepingTurns-- > 0;
    }

    /** From the scheduler: runs the actor until its next call. */
    void go() {
        turn.release();
        back.acquireUninterruptibly();
    }

    /** From the actor: gives the turn back, and returns when it has it again. */
    void pause() {
        back.release();
        turn.acquireUninterruptibly();
        dieIfDead();
    }

    void dieIfDead() {
        if (dead) {
            throw new SimScheduler.Death();
        }
    }

    /** Ends the thread. */
    void kill() {
        dead = true;
        if (alive) {
            go();
        }
    }
}
