package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem.Reason;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A large file that several threads write at once; the last of them finishes it. */
final class LargeFile {

    private static final long GROUP_BYTES = 8 << 20;

    private final RestoreTools tools;
    private final FirstNames firstNames;
    private final TargetDirectory directory;
    private final VolumeEntry.Item item;
    private final FileRestore file;
    private final AtomicInteger open = new AtomicInteger(1);
    private volatile boolean abandoned;

    LargeFile(
            RestoreTools tools,
            FirstNames firstNames,
            TargetDirectory directory,
            VolumeEntry.Item item,
            FileRestore file) {
        this.tools = tools;
        this.firstNames = firstNames;
        this.directory = directory;
        this.item = item;
        this.file = file;
    }

    /** Hands out all the work. */
    void write(Writers writers) {
        boolean complete = false;
        try {
            file.forEachGroup(GROUP_BYTES, parts -> {
                open.incrementAndGet();
                writers.submit(new Group(parts));
            });
            complete = true;
        } finally {
            done(complete);
        }
    }

    private void done(boolean complete) {
        abandoned |= !complete;
        if (open.decrementAndGet() == 0) {
            end();
        }
    }

    private void end() {
        boolean restored = false;
        try (file) {
            restored = !abandoned && file.finish();
        } catch (PosixException e) {
            tools.report().refused(item.path(), Reason.NotRestored, "file", e);
        } finally {
            firstNames.settle(item, restored);
            if (abandoned) {
                directory.abandon();
            } else {
                directory.done();
            }
        }
    }

    private final class Group implements Task {

        private final List<Part> parts;

        Group(List<Part> parts) {
            this.parts = parts;
        }

        @Override
        public void run() {
            boolean complete = false;
            try {
                file.write(parts);
                complete = true;
            } finally {
                done(complete);
            }
        }

        @Override
        public void skip() {
            done(false);
        }
    }
}
