package dev.granary.engine.volume.backup;

import java.util.Arrays;

/**
 * Numbers of packs in the index that is being written, in the order of their first use: of packs of the index before, and
 * of packs of the sink. Counts how often chunks of each are referred to.
 */
final class PackNumbers {

    private static final int NONE = -1;

    private int[] ofFormer = new int[0];
    private int[] ofNew = new int[0];
    private int[] origins = new int[16];
    private long[] uses = new long[16];
    private int size;

    /** How many packs have a number. */
    int size() {
        return size;
    }

    /** The number of a pack of the index before. */
    int ofFormer(int former) {
        ofFormer = withRoom(ofFormer, former);
        if (ofFormer[former] == NONE) {
            ofFormer[former] = number(former);
        }
        return ofFormer[former];
    }

    /** The number of a pack of the sink. */
    int ofNew(int fresh) {
        ofNew = withRoom(ofNew, fresh);
        if (ofNew[fresh] == NONE) {
            ofNew[fresh] = number(~fresh);
        }
        return ofNew[fresh];
    }

    void use(int number, int chunks) {
        uses[number] += chunks;
    }

    /** References to chunks of the pack; one chunk may count several times. */
    long uses(int number) {
        return uses[number];
    }

    boolean isFormer(int number) {
        return origins[number] >= 0;
    }

    /** The number that the pack had in the index before, or has in the sink. */
    int origin(int number) {
        return isFormer(number) ? origins[number] : ~origins[number];
    }

    private int number(int origin) {
        if (size == origins.length) {
            origins = Arrays.copyOf(origins, 2 * size);
            uses = Arrays.copyOf(uses, 2 * size);
        }
        origins[size] = origin;
        return size++;
    }

    private static int[] withRoom(int[] numbers, int index) {
        if (index < numbers.length) {
            return numbers;
        }
        int[] more = Arrays.copyOf(numbers, Math.max(index + 16, numbers.length + numbers.length / 2));
        Arrays.fill(more, numbers.length, more.length, NONE);
        return more;
    }
}
