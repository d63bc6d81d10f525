package dev.granary.engine.volume;

/** A part of a file. */
public sealed interface Run {

    /**
     * Chunks that follow each other in a pack.
     *
     * @param pack number of the pack in the index
     * @param firstEntry number of the first chunk in the pack
     * @param count how many, one or more
     */
    record Chunks(int pack, int firstEntry, int count) implements Run {

        public Chunks {
            if (pack < 0 || firstEntry < 0 || count < 1 || firstEntry > Integer.MAX_VALUE - count) {
                throw new IllegalArgumentException("no such chunks");
            }
        }

        /** Whether these begin where the others end. */
        boolean follows(Chunks before) {
            return pack == before.pack && firstEntry == before.firstEntry + before.count;
        }
    }

    /** A hole: zeros that take no room. */
    record Hole(long bytes) implements Run {

        public Hole {
            if (bytes < 1) {
                throw new IllegalArgumentException("a hole has bytes");
            }
        }
    }
}
