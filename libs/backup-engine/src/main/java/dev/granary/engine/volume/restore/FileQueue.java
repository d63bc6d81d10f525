package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem.Reason;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Hands regular files to the writers: large ones in parts, small ones in groups. Used by one thread. */
final class FileQueue {

    private static final long LARGE_BYTES = 16 << 20;
    private static final long GROUP_BYTES = 1 << 20;
    private static final int GROUP_FILES = 32;

    private final RestoreTools tools;
    private final Writers writers;
    private final FirstNames firstNames = new FirstNames();
    private SmallFiles group;

    FileQueue(RestoreTools tools, Writers writers) {
        this.tools = tools;
        this.writers = writers;
        this.group = new SmallFiles(tools, firstNames);
    }

    void add(TargetDirectory directory, VolumeEntry.Item item, Approach approach) {
        firstNames.begin(item);
        if (item.attributes().size() > LARGE_BYTES) {
            addLarge(directory, item, approach);
            return;
        }
        group.add(directory, item, approach);
        if (group.count() == GROUP_FILES || group.bytes() >= GROUP_BYTES) {
            flush();
        }
    }

    /** Something other than a file was restored, or something was not. */
    void settle(VolumeEntry.Item item, boolean restored) {
        firstNames.settle(item, restored);
    }

    /** Whether the entry is in the target; waits while it is on its way. */
    boolean isThere(TreePath first) {
        flush();
        try {
            return firstNames.isThere(first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Lets the writers begin with everything that was added. */
    void flush() {
        if (group.count() > 0) {
            SmallFiles full = group;
            group = new SmallFiles(tools, firstNames);
            writers.submit(full);
        }
    }

    private void addLarge(TargetDirectory directory, VolumeEntry.Item item, Approach approach) {
        Descriptor open = directory.use();
        Optional<FileRestore> file = begin(open, item, approach);
        if (file.isPresent()) {
            new LargeFile(tools, firstNames, directory, item, file.get()).write(writers);
        } else {
            firstNames.settle(item, false);
            directory.done();
        }
    }

    private Optional<FileRestore> begin(Descriptor directory, VolumeEntry.Item item, Approach approach) {
        try {
            tools.content().check(item);
            return Optional.of(FileRestore.begin(tools, directory, item, approach));
        } catch (LostContent e) {
            tools.report().problem(item.path(), Reason.DataLost, e.why());
        } catch (PosixException e) {
            tools.report().refused(item.path(), Reason.NotRestored, "file", e);
        }
        return Optional.empty();
    }
}
