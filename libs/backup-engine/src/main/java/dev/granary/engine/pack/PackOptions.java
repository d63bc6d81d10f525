package dev.granary.engine.pack;

/**
 * How packs are written. None of it matters to a reader.
 *
 * @param packBytes most stored bytes of the frames of a pack, up to 32 MiB; a pack has one frame at least
 * @param frameBytes bytes before compression at which a frame ends, up to 1 MiB
 * @param level compression level of zstd, 1 to 19
 * @param threads how many threads compress and seal, 1 to 8
 * @param uploads how many packs may be on their way to the store at once, 1 to 16; each holds its bytes in memory
 */
public record PackOptions(int packBytes, int frameBytes, int level, int threads, int uploads) {

    public PackOptions {
        check("packBytes", packBytes, 32 << 20);
        check("frameBytes", frameBytes, 1 << 20);
        check("level", level, 19);
        check("threads", threads, FramePipeline.WINDOW);
        check("uploads", uploads, 16);
    }

    /**
     * Packs of at most 20 MiB, and so of about 16, because a pack ends while frames whose stored length is not known yet
     * could still fill it; frames of 1 MiB; a thread per processor; two uploads. Level 2: level 1 stores up to 6 % more,
     * and level 3 at most 4 % less for half as much again of the processor, and more than level 2 of logs and JSON.
     */
    public static PackOptions standard() {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), FramePipeline.WINDOW);
        return new PackOptions(20 << 20, 1 << 20, 2, threads, 2);
    }

    private static void check(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1 to " + most + ", was " + value);
        }
    }
}
