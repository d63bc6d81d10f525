package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.ChunkId;
import dev.granary.engine.pack.ChunkPlace;
import dev.granary.engine.pack.PackSink;
import dev.granary.engine.pack.PackSource;
import dev.granary.engine.pack.RecentChunks;
import dev.granary.engine.pack.StoredPack;
import dev.granary.engine.volume.Run;
import dev.granary.engine.volume.Runs;
import dev.granary.engine.volume.index.IndexedPack;
import dev.granary.engine.volume.index.PackTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where chunks are, by the numbers that packs have in the index that is being written. Stores the ones that are not stored
 * yet.
 */
final class ChunkPlaces {

    private static final int REMEMBERED = 1 << 18;

    private final PackSink sink;
    private final FormerIndex index;
    private final Optional<FormerChunks> former;
    private final PackNumbers numbers = new PackNumbers();
    private final RecentChunks recent = new RecentChunks(REMEMBERED);
    private final List<Integer> chunksOfNew = new ArrayList<>();

    ChunkPlaces(PackSink sink, FormerIndex index, Optional<PackSource> formerPacks) {
        this.sink = sink;
        this.index = index;
        this.former = formerPacks.map(packs -> new FormerChunks(index, packs));
    }

    /** Begins a file that had these parts before. */
    FileUnderWay open(Fragment.Begin begin, Optional<Runs> before) {
        former.ifPresent(chunks -> chunks.open(before.orElse(Runs.NONE)));
        return new FileUnderWay(this, begin);
    }

    /** Parts of the index before, as this one calls them. */
    Runs adopt(Runs before) {
        Runs.Builder runs = new Runs.Builder();
        for (Run run : before) {
            runs.add(
                    switch (run) {
                        case Run.Hole hole -> hole;
                        case Run.Chunks(int pack, int firstEntry, int count) -> {
                            int number = numbers.ofFormer(pack);
                            numbers.use(number, count);
                            yield new Run.Chunks(number, firstEntry, count);
                        }
                    });
        }
        return runs.build();
    }

    /**
     * The place of a chunk that is stored already, as far as is known.
     *
     * @param position where in its file it begins
     */
    Optional<ChunkPlace> find(ChunkId id, long position) {
        Optional<ChunkPlace> known = recent.find(id);
        return known.isPresent()
                ? known
                : former.flatMap(chunks -> chunks.find(id, position))
                        .map(place -> remember(id, numbers.ofFormer(place.pack()), place.entry()));
    }

    ChunkPlace store(ChunkId id, byte[] bytes, int offset, int length) {
        ChunkPlace fresh = sink.add(id, bytes, offset, length);
        while (chunksOfNew.size() <= fresh.pack()) {
            chunksOfNew.add(0);
        }
        chunksOfNew.set(fresh.pack(), Math.max(chunksOfNew.get(fresh.pack()), fresh.entry() + 1));
        return remember(id, numbers.ofNew(fresh.pack()), fresh.entry());
    }

    void use(ChunkPlace place) {
        numbers.use(place.pack(), 1);
    }

    /** Ends the sink. Every pack that has a number, in their order. */
    PackTable finish() {
        List<StoredPack> stored = sink.finish();
        PackTable packs = new PackTable();
        for (int number = 0; number < numbers.size(); number++) {
            int origin = numbers.origin(number);
            if (numbers.isFormer(number)) {
                IndexedPack before = index.packs().get(origin);
                packs.add(new IndexedPack(number, before.id(), before.bytes(), before.chunks()));
            } else {
                StoredPack pack = stored.get(origin);
                packs.add(new IndexedPack(number, pack.id(), pack.sizeBytes(), chunksOfNew.get(origin)));
            }
        }
        return packs;
    }

    PackNumbers numbers() {
        return numbers;
    }

    private ChunkPlace remember(ChunkId id, int number, int entry) {
        ChunkPlace place = new ChunkPlace(number, entry);
        recent.put(id, place);
        return place;
    }
}
