package dev.granary.engine.posix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Names of the entries of one directory, held compactly: about their bytes and nine more each, so that a directory of a
 * million entries fits.
 */
public final class NameList {

    private static final int BLOCK_BITS = 20;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int FIRST_BLOCK = 4 << 10;
    private static final int MAX_BLOCKS = 1 << (31 - BLOCK_BITS);

    private final List<byte[]> blocks = new ArrayList<>();
    private int used;
    private long bytes;
    private int[] places = new int[16];
    private int size;

    /** Without names. */
    public static NameList empty() {
        return new NameList();
    }

    public int size() {
        return size;
    }

    public FileName get(int index) {
        int place = places[checked(index)];
        byte[] block = blockOf(place);
        int from = startOf(place);
        return FileName.listed(Arrays.copyOfRange(block, from, from + lengthOf(place)));
    }

    /** Orders the names by their bytes, and gives back what is not needed for more of them. */
    public void sort() {
        int[] sorted = Arrays.copyOf(places, size);
        mergeSort(Arrays.copyOf(places, size), sorted, 0, size);
        places = sorted;
        if (!blocks.isEmpty()) {
            blocks.set(blocks.size() - 1, Arrays.copyOf(blocks.getLast(), used));
        }
    }

    void add(byte[] name, int from, int length) {
        if (blocks.isEmpty() || used + 1 + length > blocks.getLast().length) {
            addBlock();
        }
        byte[] block = blocks.getLast();
        if (size == places.length) {
            places = Arrays.copyOf(places, size + (size >> 1));
        }
        places[size++] = (blocks.size() - 1) << BLOCK_BITS | used;
        block[used] = (byte) length;
        System.arraycopy(name, from, block, used + 1, length);
        used += 1 + length;
        bytes += 1 + length;
    }

    /** Bytes that the names take. */
    long bytes() {
        return bytes;
    }

    private void addBlock() {
        if (blocks.size() == MAX_BLOCKS) {
            throw new PosixException("getdents64", Errno.TOO_LARGE);
        }
        blocks.add(new byte[Math.min(BLOCK, FIRST_BLOCK << (4 * Math.min(2, blocks.size())))]);
        used = 0;
    }

    private void mergeSort(int[] from, int[] into, int start, int end) {
        if (end - start < 2) {
            return;
        }
        int middle = (start + end) >>> 1;
        mergeSort(into, from, start, middle);
        mergeSort(into, from, middle, end);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right == end || (left < middle && compare(from[left], from[right]) <= 0);
            into[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int left, int right) {
        int fromLeft = startOf(left);
        int fromRight = startOf(right);
        return Arrays.compareUnsigned(
                blockOf(left),
                fromLeft,
                fromLeft + lengthOf(left),
                blockOf(right),
                fromRight,
                fromRight + lengthOf(right));
    }

    private int checked(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return index;
    }

    private byte[] blockOf(int place) {
        return blocks.get(place >>> BLOCK_BITS);
    }

    private int lengthOf(int place) {
        return blockOf(place)[place & (BLOCK - 1)] & 0xff;
    }

    private static int startOf(int place) {
        return (place & (BLOCK - 1)) + 1;
    }
}
