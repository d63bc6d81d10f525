package dev.granary.engine.volume.backup;

import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.index.IndexWriter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Writes the index, line by line, and stores what the lines refer to. */
final class Committer {

    private final IndexWriter index;
    private final ChunkPlaces places;
    private final Readers readers;
    private final Tally tally;
    private final Set<TreePath> lostFirsts = new HashSet<>();

    Committer(IndexWriter index, ChunkPlaces places, Readers readers, Tally tally) {
        this.index = index;
        this.places = places;
        this.readers = readers;
        this.tally = tally;
    }

    void commit(Pending pending) {
        switch (pending) {
            case Pending.Kept kept -> write(taken(kept));
            case Pending.Described(var item) -> write(item);
            case Pending.Linked linked -> commit(linked);
            case Pending.Reading reading -> {
                readers.begin(reading.job());
                read(reading);
                readers.taken(reading.job());
            }
            case Pending.Missed(var problem) -> write(problem);
        }
    }

    private VolumeEntry.Item taken(Pending.Kept kept) {
        VolumeEntry.Item former = kept.former();
        Content content = former.content() instanceof Content.Bytes(var runs, var digest, var read)
                ? new Content.Bytes(places.adopt(runs), digest, read)
                : former.content();
        return new VolumeEntry.Item(kept.path(), kept.attributes(), former.extended(), content);
    }

    private void commit(Pending.Linked linked) {
        if (lostFirsts.contains(linked.first())) {
            write(new VolumeProblem(linked.path(), Reason.FileUnreadable, "another name of what could not be read"));
        } else {
            write(new VolumeEntry.HardLink(linked.path(), linked.first()));
        }
    }

    private void read(Pending.Reading reading) {
        tally.fileRead();
        ReadJob job = reading.job();
        Optional<FileUnderWay> file = Optional.empty();
        while (true) {
            switch (job.next()) {
                case Fragment.Begin begin -> file = Optional.of(places.open(begin, reading.former()));
                case Fragment.Chunk chunk -> add(file.orElseThrow(), chunk, job.bytesOfBatch());
                case Fragment.Hole(long bytes) -> file.orElseThrow().addHole(bytes);
                case Fragment.Whole(var state) -> {
                    writeFile(reading.path(), file.orElseThrow(), state);
                    return;
                }
                case Fragment.Lost lost -> {
                    lose(reading, lost);
                    return;
                }
            }
        }
    }

    private void add(FileUnderWay file, Fragment.Chunk chunk, byte[] bytes) {
        file.add(chunk, bytes);
        tally.read(chunk.length(), file.size());
    }

    private void lose(Pending.Reading reading, Fragment.Lost lost) {
        write(new VolumeProblem(reading.path(), lost.reason(), lost.message()));
        if (reading.hasLinks()) {
            lostFirsts.add(reading.path());
        }
    }

    private void writeFile(TreePath path, FileUnderWay file, ReadState state) {
        write(file.item(path, state));
        if (state == ReadState.TORN) {
            write(new VolumeProblem(path, Reason.FileChangedWhileRead, "it changed while it was read, twice"));
        }
        if (!file.begin().extended().complete()) {
            write(Extended.problem(path));
        }
    }

    private void write(VolumeEntry entry) {
        index.entry(entry);
        tally.entry(entry);
    }

    private void write(VolumeProblem problem) {
        index.problem(problem);
        tally.problem(problem);
    }
}
