package dev.granary.engine.manifest;

import dev.granary.engine.pack.PackId;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gathers packs in any order. A pack that is added more than once is in the list once, and its uses are added up to at
 * most its size: two volumes may use the same frames. Used by one thread.
 */
public final class PackListBuilder {

    private static final int INDEX_BITS = 24;
    private static final int MOST = 1 << INDEX_BITS;

    private long[] ids = new long[16 * PackList.LONGS];
    private int[] sizes = new int[16];
    private int[] used = new int[16];
    private int count;

    public PackListBuilder add(PackId id, int sizeBytes, int usedBytes) {
        append(PackList.parse(id), 0, sizeBytes, usedBytes);
        return this;
    }

    public PackListBuilder addAll(PackList list) {
        for (int i = 0; i < list.count(); i++) {
            list.copyTo(this, i);
        }
        return this;
    }

    /** What was added; the builder may be used further. */
    public PackList build() {
        int[] order = order();
        PackListBuilder sorted = new PackListBuilder();
        for (int position : order) {
            int last = sorted.count - 1;
            if (last >= 0 && PackList.compare(sorted.ids, last, ids, position) == 0) {
                sorted.merge(last, sizes[position], used[position]);
            } else {
                sorted.append(ids, position, sizes[position], used[position]);
            }
        }
        return sorted.trimmed();
    }

    void append(long[] from, int position, int sizeBytes, int usedBytes) {
        if (count == MOST) {
            throw new IllegalStateException("more than " + MOST + " packs");
        }
        if (count == sizes.length) {
            ids = Arrays.copyOf(ids, ids.length * 2);
            sizes = Arrays.copyOf(sizes, sizes.length * 2);
            used = Arrays.copyOf(used, used.length * 2);
        }
        System.arraycopy(from, position * PackList.LONGS, ids, count * PackList.LONGS, PackList.LONGS);
        sizes[count] = sizeBytes;
        used[count] = usedBytes;
        count++;
    }

    private void merge(int position, int sizeBytes, int usedBytes) {
        if (sizes[position] != sizeBytes) {
            throw new IllegalArgumentException("a pack has one size");
        }
        used[position] = (int) Math.min(sizeBytes, (long) used[position] + usedBytes);
    }

    /** Positions by id. Ids are digests, so their first 40 bits order nearly all; a pass of insertions orders the rest. */
    private int[] order() {
        long[] keys = IntStream.range(0, count)
                .mapToLong(i -> ((ids[i * PackList.LONGS] ^ Long.MIN_VALUE) & -MOST) | i)
                .sorted()
                .toArray();
        int[] order =
                Arrays.stream(keys).mapToInt(key -> (int) (key & (MOST - 1))).toArray();
        for (int i = 1; i < count; i++) {
            for (int j = i; j > 0 && PackList.compare(ids, order[j - 1], ids, order[j]) > 0; j--) {
                int swapped = order[j];
                order[j] = order[j - 1];
                order[j - 1] = swapped;
            }
        }
        return order;
    }

    private PackList trimmed() {
        return new PackList(
                Arrays.copyOf(ids, count * PackList.LONGS), Arrays.copyOf(sizes, count), Arrays.copyOf(used, count));
    }
}
