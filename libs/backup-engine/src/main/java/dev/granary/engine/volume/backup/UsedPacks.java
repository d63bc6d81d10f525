package dev.granary.engine.volume.backup;

import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.PackListBuilder;
import dev.granary.engine.volume.index.IndexedPack;
import dev.granary.engine.volume.index.PackTable;

/** The packs that an index refers to, and how much of each it uses. */
public final class UsedPacks {

    private final PackTable packs;
    private final PackNumbers numbers;

    UsedPacks(PackTable packs, PackNumbers numbers) {
        this.packs = packs;
        this.numbers = numbers;
    }

    /** How many packs; their numbers begin with 0. */
    public int size() {
        return packs.size();
    }

    public IndexedPack get(int number) {
        return packs.get(number);
    }

    /**
     * About how many of the pack's bytes the index uses: the share of its chunks, where a chunk that two files have counts
     * twice, but never more than all of them.
     */
    public long usedBytes(int number) {
        IndexedPack pack = packs.get(number);
        return numbers.uses(number) >= pack.chunks()
                ? pack.bytes()
                : pack.bytes() * numbers.uses(number) / pack.chunks();
    }

    /** For a manifest: all of them with what is used. */
    public PackList toPackList() {
        PackListBuilder list = new PackListBuilder();
        for (int number = 0; number < size(); number++) {
            IndexedPack pack = get(number);
            list.add(pack.id(), Math.toIntExact(pack.bytes()), Math.toIntExact(usedBytes(number)));
        }
        return list.build();
    }
}
