package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.PackSink;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts what a backup has done, and tells the listener now and then. */
final class Tally {

    private static final int TELL_EVERY_ENTRIES = 1000;
    private static final long TELL_EVERY_BYTES = 16 << 20;

    private final Consumer<VolumeProgress> listener;
    private final PackSink sink;
    private final List<VolumeProblem> problems = new ArrayList<>();
    private long entries;
    private long files;
    private long bytes;
    private long filesRead;
    private long readBytes;
    private long problemCount;
    private long entriesTold;
    private long bytesTold;

    Tally(Consumer<VolumeProgress> listener, PackSink sink) {
        this.listener = listener;
        this.sink = sink;
    }

    void entry(VolumeEntry entry) {
        entries++;
        if (entry instanceof VolumeEntry.Item item && item.isFile()) {
            Attributes attributes = item.attributes();
            files++;
            bytes += attributes.size();
        }
        tell(0);
    }

    /** Bytes were read of a file that is not an entry yet. */
    void read(long count, long ofFileSoFar) {
        readBytes += count;
        tell(ofFileSoFar);
    }

    void fileRead() {
        filesRead++;
    }

    void problem(VolumeProblem problem) {
        problemCount++;
        if (problems.size() < VolumeBackupResult.MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    VolumeBackupResult result(boolean incremental, long contentBytes, UsedPacks packs) {
        return new VolumeBackupResult(
                incremental,
                entries,
                files,
                bytes,
                filesRead,
                readBytes,
                sink.packedBytes(),
                contentBytes,
                problemCount,
                problems,
                packs);
    }

    private void tell(long ofFileSoFar) {
        if (entries - entriesTold >= TELL_EVERY_ENTRIES || readBytes - bytesTold >= TELL_EVERY_BYTES) {
            entriesTold = entries;
            bytesTold = readBytes;
            listener.accept(new VolumeProgress(entries, bytes + ofFileSoFar, readBytes, sink.packedBytes()));
        }
    }
}
