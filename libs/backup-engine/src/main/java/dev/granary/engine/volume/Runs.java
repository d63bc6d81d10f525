package dev.granary.engine.volume;

import dev.granary.engine.pack.Chunker;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The parts of a file from its first byte to its last, in three to five bytes each mostly: a large database file that
 * changes here and there has millions. Immutable; {@link Builder} makes them.
 */
public final class Runs implements Iterable<Run> {

    /** Most parts of one file: half a tebibyte where no two chunks are neighbours. */
    public static final int MAX = 1 << 23;

    /** No bytes. */
    public static final Runs NONE = new Builder().build();

    private final byte[] encoded;
    private final int size;
    private final long chunks;
    private final long holeBytes;

    private Runs(byte[] encoded, int size, long chunks, long holeBytes) {
        this.encoded = encoded;
        this.size = size;
        this.chunks = chunks;
        this.holeBytes = holeBytes;
    }

    /** How many parts. */
    public int size() {
        return size;
    }

    /** Bytes that the parts take in memory. */
    public int heldBytes() {
        return encoded.length;
    }

    /** Bytes of all holes. */
    public long holeBytes() {
        return holeBytes;
    }

    /** Whether a file of this size can have these parts. */
    public boolean canBe(long bytes) {
        long data = bytes - holeBytes;
        return data >= chunks && data <= chunks * Chunker.MAX_BYTES;
    }

    @Override
    public Iterator<Run> iterator() {
        return new RunDecoder(encoded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Runs runs && Arrays.equals(encoded, runs.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Runs");
        for (Run run : this) {
            text.append(' ').append(run);
        }
        return text.toString();
    }

    /** Puts parts one behind the other and joins neighbours. */
    public static final class Builder {

        private final RunEncoder encoder = new RunEncoder();
        private Run last = new Run.Hole(1);
        private int size;
        private long chunks;
        private long holeBytes;

        /** One more chunk. */
        public void add(int pack, int entry) {
            add(new Run.Chunks(pack, entry, 1));
        }

        public void addHole(long bytes) {
            add(new Run.Hole(bytes));
        }

        /**
         * Adds a part.
         *
         * @throws IllegalArgumentException the file would get too many parts, or too many bytes
         */
        public void add(Run run) {
            count(run);
            if (size > 0
                    && last instanceof Run.Chunks before
                    && run instanceof Run.Chunks next
                    && next.follows(before)) {
                last = new Run.Chunks(before.pack(), before.firstEntry(), before.count() + next.count());
            } else if (size > 0 && last instanceof Run.Hole before && run instanceof Run.Hole next) {
                last = new Run.Hole(before.bytes() + next.bytes());
            } else {
                append(run);
            }
        }

        /** Parts so far. */
        public int size() {
            return size;
        }

        /** The parts so far; the builder is not used again. */
        public Runs build() {
            if (size > 0) {
                encoder.add(last);
            }
            return new Runs(encoder.toBytes(), size, chunks, holeBytes);
        }

        private void append(Run run) {
            if (size == MAX) {
                throw new IllegalArgumentException("a file has at most " + MAX + " parts");
            }
            if (size > 0) {
                encoder.add(last);
            }
            last = run;
            size++;
        }

        private void count(Run run) {
            switch (run) {
                case Run.Chunks next -> chunks += next.count();
                case Run.Hole(long bytes) -> {
                    if (bytes > Long.MAX_VALUE - holeBytes) {
                        throw new IllegalArgumentException("holes of too many bytes");
                    }
                    holeBytes += bytes;
                }
            }
        }
    }
}
