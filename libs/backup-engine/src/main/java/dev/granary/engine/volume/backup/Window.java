package dev.granary.engine.volume.backup;

import dev.granary.engine.volume.pipeline.Ahead;
import dev.granary.engine.volume.scan.ScanItem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What is planned and not committed yet: as much as there is room for, so that readers have work. */
final class Window {

    private static final int MAX_PENDING = 1024;
    private static final long MAX_BYTES = 4 << 20;

    private final Planner planner;
    private final Readers readers;
    private final Committer committer;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private long bytes;

    Window(Planner planner, Readers readers, Committer committer) {
        this.planner = planner;
        this.readers = readers;
        this.committer = committer;
    }

    /** From the first item to the last. */
    void move(Ahead<ScanItem> items) {
        boolean more = true;
        while (more || !pending.isEmpty()) {
            while (more && hasRoom()) {
                Optional<ScanItem> item = items.next();
                item.ifPresent(this::plan);
                more = item.isPresent();
            }
            commitFirst();
        }
    }

    private boolean hasRoom() {
        return pending.size() < MAX_PENDING && bytes < MAX_BYTES && readers.hasRoom();
    }

    private void plan(ScanItem item) {
        for (Pending planned : planner.plan(item)) {
            pending.add(planned);
            bytes += planned.weight();
        }
    }

    private void commitFirst() {
        Pending first = pending.poll();
        if (first != null) {
            bytes -= first.weight();
            committer.commit(first);
        }
    }
}
