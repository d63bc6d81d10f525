package dev.granary.engine.volume.index;

import dev.granary.engine.pack.PackId;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The packs of an index by their number, in 48 bytes each: a volume of 10 TiB has 600,000. */
public final class PackTable {

    private static final int WORDS = 6;
    private static final int BYTES = 4;
    private static final int CHUNKS = 5;
    private static final int DIGITS = 16;

    private long[] words = new long[WORDS * 16];
    private int size;
    private volatile @Nullable IndexedPack last; // neighbours in an index are neighbours in packs

    /** How many packs; their numbers begin with 0. */
    public int size() {
        return size;
    }

    public boolean has(int number) {
        return number >= 0 && number < size;
    }

    /**
     * The pack with this number.
     *
     * @throws IllegalArgumentException there is none
     */
    public IndexedPack get(int number) {
        if (!has(number)) {
            throw new IllegalArgumentException("the index names no pack " + number);
        }
        IndexedPack known = last;
        if (known == null || known.number() != number) {
            known = read(number);
            last = known;
        }
        return known;
    }

    private IndexedPack read(int number) {
        int at = number * WORDS;
        StringBuilder id = new StringBuilder(BYTES * DIGITS);
        for (int i = 0; i < BYTES; i++) {
            id.append(HexFormat.of().toHexDigits(words[at + i]));
        }
        return new IndexedPack(number, new PackId(id.toString()), words[at + BYTES], (int) words[at + CHUNKS]);
    }

    /**
     * Adds a pack.
     *
     * @throws IllegalArgumentException the number is taken, or leaves out a number before it
     */
    public void add(IndexedPack pack) {
        if (pack.number() != size) {
            throw new IllegalArgumentException("pack " + pack.number() + " where " + size + " is due");
        }
        int at = pack.number() * WORDS;
        if (at >= words.length) {
            words = Arrays.copyOf(words, words.length + words.length / 2);
        }
        for (int i = 0; i < BYTES; i++) {
            words[at + i] = Long.parseUnsignedLong(pack.id().value(), i * DIGITS, (i + 1) * DIGITS, DIGITS);
        }
        words[at + BYTES] = pack.bytes();
        words[at + CHUNKS] = pack.chunks();
        size++;
    }
}
