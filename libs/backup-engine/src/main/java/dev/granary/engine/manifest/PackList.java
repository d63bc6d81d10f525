package dev.granary.engine.manifest;

import dev.granary.engine.pack.PackId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Packs with size and use, each once, in ascending order of their ids. Immutable. Held in arrays of numbers, 40 bytes a
 * pack, because a large backup has hundreds of thousands.
 */
public final class PackList {

    /** A list without packs. */
    public static final PackList EMPTY = new PackListBuilder().build();

    static final int LONGS = 4;
    private static final int DIGITS = 16;

    private final long[] ids;
    private final int[] sizes;
    private final int[] used;

    PackList(long[] ids, int[] sizes, int[] used) {
        this.ids = ids;
        this.sizes = sizes;
        this.used = used;
    }

    /** Number of packs. */
    public int count() {
        return sizes.length;
    }

    public boolean isEmpty() {
        return sizes.length == 0;
    }

    /** The id of a pack; positions begin at 0. */
    public PackId id(int position) {
        HexFormat hex = HexFormat.of();
        StringBuilder id = new StringBuilder(LONGS * DIGITS);
        for (int part = 0; part < LONGS; part++) {
            id.append(hex.toHexDigits(ids[position * LONGS + part]));
        }
        return new PackId(id.toString());
    }

    /** Bytes of the pack as stored. */
    public int sizeBytes(int position) {
        return sizes[position];
    }

    /** Stored bytes of the frames of the pack that are in use. */
    public int usedBytes(int position) {
        return used[position];
    }

    /** Where the pack is in this list; empty when it is not. */
    public OptionalInt find(PackId id) {
        long[] wanted = parse(id);
        int low = 0;
        int high = count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(ids, middle, wanted, 0);
            if (order == 0) {
                return OptionalInt.of(middle);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return OptionalInt.empty();
    }

    public boolean contains(PackId id) {
        return find(id).isPresent();
    }

    /** The packs of this list that the other does not have in the same size. */
    public PackList without(PackList other) {
        PackListBuilder rest = new PackListBuilder();
        int there = 0;
        for (int i = 0; i < count(); i++) {
            while (there < other.count() && other.compare(there, this, i) < 0) {
                there++;
            }
            boolean has = there < other.count() && other.compare(there, this, i) == 0 && other.sizes[there] == sizes[i];
            if (!has) {
                copyTo(rest, i);
            }
        }
        return rest.build();
    }

    /** How a pack of this list is ordered beside one of another. */
    public int compare(int position, PackList other, int otherPosition) {
        return compare(ids, position, other.ids, otherPosition);
    }

    /** Bytes of all packs as stored. */
    public long totalBytes() {
        return Arrays.stream(sizes).asLongStream().sum();
    }

    void copyTo(PackListBuilder other, int position) {
        other.append(ids, position, sizes[position], used[position]);
    }

    static long[] parse(PackId id) {
        long[] parsed = new long[LONGS];
        for (int part = 0; part < LONGS; part++) {
            parsed[part] = HexFormat.fromHexDigitsToLong(id.value(), part * DIGITS, (part + 1) * DIGITS);
        }
        return parsed;
    }

    static int compare(long[] some, int position, long[] others, int otherPosition) {
        for (int part = 0; part < LONGS; part++) {
            int order = Long.compareUnsigned(some[position * LONGS + part], others[otherPosition * LONGS + part]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackList list
                && Arrays.equals(ids, list.ids)
                && Arrays.equals(sizes, list.sizes)
                && Arrays.equals(used, list.used);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return count() + " packs";
    }
}
