package dev.granary.engine.volume.backup;

import dev.granary.engine.posix.UnixTime;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.volume.Run;
import dev.granary.engine.volume.Runs;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.index.IndexException;
import dev.granary.engine.volume.index.IndexLine;
import dev.granary.engine.volume.index.IndexReader;
import dev.granary.engine.volume.index.PackTable;
import dev.granary.engine.volume.pipeline.Ahead;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;

/** The entries of the backup before, side by side with a scan: who asks goes forward in the common order. */
final class FormerIndex implements AutoCloseable {

    private final PackTable packs;
    private final BitSet reusable;
    private final Optional<Instant> startedAt;
    private final Ahead<VolumeEntry.Item> entries;
    private Optional<VolumeEntry.Item> current = Optional.empty();
    private boolean started;

    private FormerIndex(
            PackTable packs, BitSet reusable, Ahead.Source<VolumeEntry.Item> source, Optional<Instant> startedAt) {
        this.packs = packs;
        this.reusable = reusable;
        this.startedAt = startedAt;
        this.entries = new Ahead<>("former index", source, VolumeEntry::heldBytes, item -> {});
    }

    /** Nothing was before when there is no backup, or its index is not what was written. */
    static FormerIndex open(Optional<FormerVolume> former) {
        try {
            return former.isPresent() ? of(former.get()) : none();
        } catch (IndexException | SealException | BlobStoreException.BlobAbsent | BlobStoreException.Corrupt e) {
            return none();
        }
    }

    private static FormerIndex none() {
        return new FormerIndex(new PackTable(), new BitSet(), new NoEntries(), Optional.empty());
    }

    private static FormerIndex of(FormerVolume former) {
        PackTable packs = former.index().packs();
        BitSet reusable = new BitSet();
        for (int i = 0; i < packs.size(); i++) {
            reusable.set(i, former.reusable().test(packs.get(i).id()));
        }
        return new FormerIndex(
                packs, reusable, new IndexEntries(former.index().read()), Optional.of(former.startedAt()));
    }

    /** Whether there is a backup to go by. */
    boolean exists() {
        return startedAt.isPresent();
    }

    /** Whether a change at this time would have another time than what that backup saw. */
    boolean isSettled(UnixTime changed) {
        return startedAt.filter(start -> Settling.isSettled(changed, start)).isPresent();
    }

    PackTable packs() {
        return packs;
    }

    boolean isReusable(int pack) {
        return reusable.get(pack);
    }

    /** The pack turned out to be of no use. */
    void giveUp(int pack) {
        reusable.clear(pack);
    }

    /** Whether all of these chunks can be referred to. */
    boolean canReuse(Runs runs) {
        for (Run run : runs) {
            if (run instanceof Run.Chunks chunks && !canReuse(chunks)) {
                return false;
            }
        }
        return true;
    }

    private boolean canReuse(Run.Chunks chunks) {
        return reusable.get(chunks.pack())
                && chunks.firstEntry() + chunks.count()
                        <= packs.get(chunks.pack()).chunks();
    }

    /**
     * The entry with this path, unless it was another name of an earlier one.
     *
     * @param path behind the one that was asked for before
     */
    Optional<VolumeEntry.Item> find(TreePath path) {
        if (!started) {
            started = true;
            current = entries.next();
        }
        while (current.isPresent() && current.get().path().compareTo(path) < 0) {
            current = entries.next();
        }
        return current.filter(item -> item.path().equals(path));
    }

    @Override
    public void close() {
        entries.close();
    }

    private record NoEntries() implements Ahead.Source<VolumeEntry.Item> {

        @Override
        public Optional<VolumeEntry.Item> next() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // there is nothing to close
        }
    }

    private record IndexEntries(IndexReader reader) implements Ahead.Source<VolumeEntry.Item> {

        @Override
        public Optional<VolumeEntry.Item> next() {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get() instanceof IndexLine.Entry(VolumeEntry.Item item)) {
                    return Optional.of(item);
                }
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
