package dev.granary.agent.application;

import java.util.ArrayList;
import java.util.List;

/** Hands on many things in parts of a bounded size. Used by one thread at a time. */
final class Parts<T> {

    /** So many fit into an event, and into a resource of Kubernetes. */
    static final int MOST = 500;

    /** Takes a part. */
    interface Taker<T> {

        /**
         * Takes a part.
         *
         * @param part counts from 1
         * @param last whether no part follows
         * @param things at most {@link #MOST}; none only if there are none at all
         */
        void take(int part, boolean last, List<T> things);
    }

    private final Taker<T> taker;
    private final List<T> waiting = new ArrayList<>();
    private int part = 1;

    Parts(Taker<T> taker) {
        this.taker = taker;
    }

    void add(T thing) {
        if (waiting.size() == MOST) {
            hand(false);
        }
        waiting.add(thing);
    }

    /** Nothing follows. */
    void close() {
        hand(true);
    }

    /** Nothing follows, although it should. */
    void flush() {
        if (!waiting.isEmpty()) {
            hand(false);
        }
    }

    private void hand(boolean last) {
        taker.take(part, last, List.copyOf(waiting));
        waiting.clear();
        part++;
    }
}
