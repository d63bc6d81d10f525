package dev.granary.engine.pack;

/**
 * How much a {@link PackReader} keeps in memory. Beside it, each call that reads holds up to 16 MiB.
 *
 * @param frameCacheBytes for decoded frames, zero or more; less than two frames (2.5 MiB) makes neighbouring small files
 *     decode the same frame again and again
 * @param directoryCacheBytes for directories, zero or more; one is about 20 KiB, and 3 MiB at most
 */
public record PackReaderOptions(long frameCacheBytes, long directoryCacheBytes) {

    public PackReaderOptions {
        if (frameCacheBytes < 0 || directoryCacheBytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
    }

    /** 32 MiB of frames and 16 MiB of directories. */
    public static PackReaderOptions standard() {
        return new PackReaderOptions(32 << 20, 16 << 20);
    }
}
