package dev.granary.engine.pack;

import java.util.Optional;

/**
 * Remembers where chunks are, up to a fixed number of them, in about 40 bytes each. Ids that fall together share eight
 * slots; the oldest of them goes for a new one. Used by one thread.
 */
public final class RecentChunks {

    private static final int WAYS = 8;
    private static final int LONGS = 5;

    private final int mask;
    private final long[] slots;
    private final byte[] oldest;

    /**
     * An empty table.
     *
     * @param chunks about how many are remembered; rounded up to a power of two, eight at least
     */
    public RecentChunks(int chunks) {
        if (chunks < 1 || chunks > 1 << 24) {
            throw new IllegalArgumentException("chunks must be 1 to 16,777,216, was " + chunks);
        }
        int sets = Math.max(1, Integer.highestOneBit(2 * chunks - 1) / WAYS);
        this.mask = sets - 1;
        this.slots = new long[sets * WAYS * LONGS];
        this.oldest = new byte[sets];
    }

    /** Where the chunk is, if it is still remembered. */
    public Optional<ChunkPlace> find(ChunkId id) {
        for (int slot = firstSlot(id), end = slot + WAYS * LONGS; slot < end; slot += LONGS) {
            if (holds(slot, id)) {
                long place = slots[slot + 4] - 1;
                return Optional.of(new ChunkPlace((int) (place >> 32), (int) place));
            }
        }
        return Optional.empty();
    }

    /** Remembers a chunk, instead of what was known of it before. */
    public void put(ChunkId id, ChunkPlace place) {
        int slot = slotFor(id);
        slots[slot] = id.first();
        slots[slot + 1] = id.second();
        slots[slot + 2] = id.third();
        slots[slot + 3] = id.fourth();
        slots[slot + 4] = ((long) place.pack() << 32 | place.entry()) + 1;
    }

    private int slotFor(ChunkId id) {
        int first = firstSlot(id);
        for (int slot = first, end = slot + WAYS * LONGS; slot < end; slot += LONGS) {
            if (holds(slot, id)) {
                return slot;
            }
        }
        int set = (int) id.second() & mask;
        int way = oldest[set];
        oldest[set] = (byte) ((way + 1) % WAYS);
        return first + way * LONGS;
    }

    private int firstSlot(ChunkId id) {
        return ((int) id.second() & mask) * WAYS * LONGS;
    }

    private boolean holds(int slot, ChunkId id) {
        return slots[slot + 4] != 0
                && slots[slot] == id.first()
                && slots[slot + 1] == id.second()
                && slots[slot + 2] == id.third()
                && slots[slot + 3] == id.fourth();
    }
}
