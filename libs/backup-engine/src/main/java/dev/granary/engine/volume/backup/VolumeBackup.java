package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.ChunkHasher;
import dev.granary.engine.pack.PackSink;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.volume.index.IndexException;
import dev.granary.engine.volume.index.IndexWriter;
import dev.granary.engine.volume.index.PackTable;
import dev.granary.engine.volume.pipeline.Ahead;
import dev.granary.engine.volume.scan.ScanItem;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Backs up the tree below a directory. What cannot be read is named and left out, and never stops the rest; only the store
 * can make a backup fail.
 *
 * <p>A scan goes ahead on one thread, the index of the backup before on another, readers read and cut files on some more;
 * the caller's thread puts their results in order, hands new chunks to the sink and writes the index. Memory is bounded
 * whatever the number of files and their sizes are.
 */
public final class VolumeBackup {

    private final Posix posix;
    private final Supplier<ChunkHasher> hashers;
    private final VolumeBackupOptions options;

    /**
     * A way to make backups.
     *
     * @param hashers how chunks of the location are named; asked once for each reader
     */
    public VolumeBackup(Posix posix, Supplier<ChunkHasher> hashers, VolumeBackupOptions options) {
        this.posix = posix;
        this.hashers = hashers;
        this.options = options;
    }

    /**
     * Makes a backup. When this returns, every pack that the index refers to is in the store, and the index is written.
     *
     * @param root of the volume
     * @param former the backup to go by; empty for one that reads everything. One whose index is damaged counts as none
     * @param sink takes new chunks; its {@code finish} is called at the end, its {@code close} not at all
     * @param index takes the bytes of the index; closed when the index is complete, and only then
     * @param listener is told now and then; what it throws ends the backup
     * @throws dev.granary.engine.posix.PosixException the root cannot be opened
     * @throws dev.granary.engine.store.BlobStoreException the store failed
     * @throws IndexException the index of the backup before turned out to be damaged in the middle; without it a backup is
     *     possible
     */
    public VolumeBackupResult run(
            Path root,
            Optional<FormerVolume> former,
            PackSink sink,
            OutputStream index,
            Consumer<VolumeProgress> listener) {
        try (Ahead<ScanItem> items = ScanAhead.of(posix, root);
                FormerIndex before = FormerIndex.open(former);
                Readers readers = readers();
                IndexWriter writer = new IndexWriter(index)) {
            var places = new ChunkPlaces(sink, before, former.map(FormerVolume::packs));
            Tally tally = new Tally(listener, sink);
            Committer committer = new Committer(writer, places, readers, tally);
            new Window(new Planner(posix, before, readers), readers, committer).move(items);
            PackTable packs = places.finish();
            for (int number = 0; number < packs.size(); number++) {
                writer.pack(packs.get(number));
            }
            writer.finish();
            return tally.result(before.exists(), writer.contentBytes(), new UsedPacks(packs, places.numbers()));
        }
    }

    private Readers readers() {
        Settling settling = new Settling(options.clock(), options.frozenAt());
        return new Readers(options.readers(), hashers, filler -> new FileReader(posix, settling, filler));
    }
}
