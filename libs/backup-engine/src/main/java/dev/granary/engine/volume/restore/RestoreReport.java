package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Errno;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What a restore did and could not do. Safe for several threads. */
final class RestoreReport {

    private final LongAdder entries = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private final LongAdder removed = new LongAdder();
    private final LongAdder writtenBytes = new LongAdder();
    private final LongAdder matchedBytes = new LongAdder();
    private final List<VolumeProblem> problems = new ArrayList<>();
    private long problemCount;

    void restored() {
        entries.increment();
    }

    void kept() {
        kept.increment();
    }

    void removed() {
        removed.increment();
    }

    void wrote(long bytes) {
        writtenBytes.add(bytes);
    }

    void matched(long bytes) {
        matchedBytes.add(bytes);
    }

    synchronized void problem(TreePath path, Reason reason, String message) {
        problemCount++;
        if (problems.size() < VolumeRestoreResult.MAX_PROBLEMS) {
            problems.add(new VolumeProblem(path, reason, message));
        }
    }

    /** Names a refusal of the kernel, unless it is one that all that follows would meet as well: that ends the restore. */
    void refused(TreePath path, Reason reason, String what, PosixException refusal) {
        if (isFatal(refusal.errno())) {
            throw refusal;
        }
        problem(path, reason, what + ", " + refusal.refusal());
    }

    RestoreProgress progress() {
        return new RestoreProgress(entries.sum() + kept.sum(), writtenBytes.sum() + matchedBytes.sum());
    }

    synchronized VolumeRestoreResult result() {
        return new VolumeRestoreResult(
                entries.sum(),
                kept.sum(),
                removed.sum(),
                writtenBytes.sum(),
                matchedBytes.sum(),
                problemCount,
                problems);
    }

    private static boolean isFatal(Errno errno) {
        return switch (errno) {
            case NO_SPACE, QUOTA, READ_ONLY, IO_ERROR, DAMAGED -> true;
            case NOT_PERMITTED,
                    NOT_FOUND,
                    INTERRUPTED,
                    NO_SUCH_DEVICE_OR_DATA,
                    ACCESS_DENIED,
                    EXISTS,
                    OTHER_FILE_SYSTEM,
                    NOT_A_DIRECTORY,
                    IS_A_DIRECTORY,
                    INVALID,
                    RANGE,
                    NAME_TOO_LONG,
                    NOT_EMPTY,
                    SYMBOLIC_LINK,
                    NO_ATTRIBUTE,
                    NOT_SUPPORTED,
                    TOO_LARGE,
                    OTHER -> false;
        };
    }
}
