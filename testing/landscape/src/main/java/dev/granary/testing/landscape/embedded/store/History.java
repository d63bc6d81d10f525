package dev.granary.testing.landscape.embedded.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The latest changes, oldest first. What fell out can be neither replayed nor undone. */
final class History {

    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private final int capacity;
    private long forgottenTo;

    History(int capacity) {
        this.capacity = capacity;
    }

    void add(Change change) {
        changes.addLast(change);
        if (changes.size() > capacity) {
            forgottenTo = changes.removeFirst().version();
        }
    }

    void forgetTo(long version) {
        forgottenTo = Math.max(forgottenTo, version);
        while (!changes.isEmpty() && changes.getFirst().version() <= version) {
            changes.removeFirst();
        }
    }

    boolean knows(long version) {
        return version >= forgottenTo;
    }

    long forgottenTo() {
        return forgottenTo;
    }

    /** Changes of the resource after the version, oldest first. */
    List<Change> after(long version, GroupResource resource) {
        List<Change> result = new ArrayList<>();
        for (Iterator<Change> i = changes.descendingIterator(); i.hasNext(); ) {
            Change change = i.next();
            if (change.version() <= version) {
                break;
            }
            if (change.subject().resource().equals(resource)) {
                result.add(change);
            }
        }
        return result.reversed();
    }
}
