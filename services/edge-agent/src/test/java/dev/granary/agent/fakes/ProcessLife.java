package dev.granary.agent.fakes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The life of one process as the world sees it: it changes things until it is killed, and reaches nothing after that.
 * What still runs of it then has no effect, as after a kill -9.
 */
public final class ProcessLife {

    /** Ends what runs of a killed process. An error, so that nobody takes it for a failure of a call. */
    public static final class Killed extends Error {
        private Killed() {
            super("killed", null, false, false);
        }
    }

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final int most;
    private Runnable meanwhile = () -> {};
    private volatile boolean killed;

    private ProcessLife(int most) {
        this.most = most;
    }

    /** Until {@link #kill}. */
    public static ProcessLife untilKilled() {
        return new ProcessLife(Integer.MAX_VALUE);
    }

    /** Killed right after it has changed so many things. */
    public static ProcessLife ofChanges(int most) {
        return new ProcessLife(most);
    }

    /** The rest of the world goes on before each call of the process. */
    public ProcessLife meanwhile(Runnable world) {
        meanwhile = world;
        return this;
    }

    public void kill() {
        killed = true;
    }

    /** What the process changed, in words, in its order. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /** Before each call that leaves the process. */
    public void beforeCall() {
        if (!killed) {
            meanwhile.run();
        }
        if (killed) {
            throw new Killed();
        }
    }

    /** After each call that changed something. */
    public void changed(String what) {
        changes.add(what);
        if (changes.size() == most) {
            killed = true;
        }
    }

    void change(String what, Runnable call) {
        beforeCall();
        call.run();
        changed(what);
    }
}
