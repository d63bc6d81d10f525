package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.ChunkId;
import dev.granary.engine.pack.ChunkPlace;
import dev.granary.engine.pack.PackDirectory;
import dev.granary.engine.pack.PackException;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.pack.PackSource;
import dev.granary.engine.pack.RecentChunks;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.volume.Run;
import dev.granary.engine.volume.Runs;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/**
 * The chunks that a file had before, in the neighbourhood of where it is read now. What a changed file still has of them
 * is found here; only directories of packs are read for that.
 */
final class FormerChunks {

    /** How far the chunks that are known reach beyond the place that is read: content that moved by less is found. */
    private static final long AHEAD_BYTES = 512L << 20;

    /** More than {@link #AHEAD_BYTES} have, with as much behind. */
    private static final int REMEMBERED = 1 << 16;

    private final FormerIndex index;
    private final PackSource packs;
    private final RecentChunks chunks = new RecentChunks(REMEMBERED);
    private Iterator<Run> runs = Collections.emptyIterator();
    private long reached;

    FormerChunks(FormerIndex index, PackSource packs) {
        this.index = index;
        this.packs = packs;
    }

    /** Turns to another file. */
    void open(Runs former) {
        runs = former.iterator();
        reached = 0;
    }

    /**
     * Where the chunk is, with the number that its pack had in the index before.
     *
     * @param position where the chunk begins in the file now
     */
    Optional<ChunkPlace> find(ChunkId id, long position) {
        while (reached < position + AHEAD_BYTES && runs.hasNext()) {
            load(runs.next());
        }
        return chunks.find(id);
    }

    private void load(Run run) {
        switch (run) {
            case Run.Hole(long bytes) -> reached += bytes;
            case Run.Chunks(int pack, int firstEntry, int count) -> {
                if (index.isReusable(pack)) {
                    load(pack, firstEntry, count);
                }
            }
        }
    }

    private void load(int pack, int firstEntry, int count) {
        Optional<PackDirectory> found = directory(pack);
        if (found.isEmpty()) {
            index.giveUp(pack);
            return;
        }
        PackDirectory directory = found.get();
        int end = Math.min(firstEntry + count, directory.entries());
        for (int entry = firstEntry; entry < end; entry++) {
            chunks.put(directory.id(entry), new ChunkPlace(pack, entry));
            reached += directory.length(entry);
        }
    }

    /** Empty when the pack cannot be read: its chunks are stored anew then, which heals what is broken. */
    private Optional<PackDirectory> directory(int pack) {
        PackId id = index.packs().get(pack).id();
        try {
            return Optional.of(packs.directory(id));
        } catch (PackException | SealException | BlobStoreException.BlobAbsent | BlobStoreException.Corrupt e) {
            return Optional.empty();
        }
    }
}
