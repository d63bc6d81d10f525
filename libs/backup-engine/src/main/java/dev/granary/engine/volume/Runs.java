package dev.granary.engine.volume;

import dev.granary.engine.pack.Chunker;
import java.util.Arrays;

/** The parts of a file from its first byte to its last, in 16 bytes each. Immutable; {@link Builder} makes them. */
public final class Runs {

    /** Most parts of one file. A writer with more stores the rest of the file anew, so that it becomes few. */
    public static final int MAX = 1 << 20;

    /** No bytes. */
    public static final Runs NONE = new Builder().build();

    private static final long HOLE = -1;

    private final long[] parts;
    private final long chunks;
    private final long holeBytes;

    private Runs(long[] parts, long chunks, long holeBytes) {
        this.parts = parts;
        this.chunks = chunks;
        this.holeBytes = holeBytes;
    }

    public int size() {
        return parts.length / 2;
    }

    public Run get(int index) {
        long pack = parts[2 * index];
        long rest = parts[2 * index + 1];
        return pack == HOLE ? new Run.Hole(rest) : new Run.Chunks((int) pack, (int) (rest >> 32), (int) rest);
    }

    /** Bytes of all holes. */
    public long holeBytes() {
        return holeBytes;
    }

    /** Whether a file of this size can have these parts. */
    public boolean canBe(long size) {
        long data = size - holeBytes;
        return data >= chunks && data <= chunks * Chunker.MAX_BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Runs runs && Arrays.equals(parts, runs.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Runs");
        for (int i = 0; i < size(); i++) {
            text.append(' ').append(get(i));
        }
        return text.toString();
    }

    /** Puts parts one behind the other and joins neighbours. */
    public static final class Builder {

        private long[] parts = new long[2];
        private int used;
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
            switch (run) {
                case Run.Chunks(int pack, int firstEntry, int count) -> {
                    if (follows(pack, firstEntry)) {
                        parts[used - 1] += count;
                    } else {
                        append(pack, (long) firstEntry << 32 | count);
                    }
                    chunks += count;
                }
                case Run.Hole(long bytes) -> {
                    holeBytes = sum(holeBytes, bytes);
                    if (used > 0 && parts[used - 2] == HOLE) {
                        parts[used - 1] += bytes;
                    } else {
                        append(HOLE, bytes);
                    }
                }
            }
        }

        /** Parts so far. */
        public int size() {
            return used / 2;
        }

        public Runs build() {
            return new Runs(Arrays.copyOf(parts, used), chunks, holeBytes);
        }

        private boolean follows(int pack, int firstEntry) {
            return used > 0 && parts[used - 2] == pack && (parts[used - 1] >> 32) + (int) parts[used - 1] == firstEntry;
        }

        private void append(long pack, long rest) {
            if (used == 2 * MAX) {
                throw new IllegalArgumentException("a file has at most " + MAX + " parts");
            }
            if (used == parts.length) {
                parts = Arrays.copyOf(parts, 2 * used);
            }
            parts[used++] = pack;
            parts[used++] = rest;
        }

        private static long sum(long bytes, long more) {
            if (bytes > Long.MAX_VALUE - more) {
                throw new IllegalArgumentException("holes of too many bytes");
            }
            return bytes + more;
        }
    }
}
