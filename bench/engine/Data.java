import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Data for the bench, the same for the same seed. Run with {@code java Data.java}. */
final class Data {

    private static final int BLOCK_BYTES = 128 << 10;
    private static final int PAGE_BYTES = 8 << 10;
    private static final int WORDS = 3000;
    private static final int FILES_PER_DIRECTORY = 250;

    private Data() {}

    public static void main(String[] arguments) throws IOException {
        Path place = Path.of(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "large" -> large(place, count, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            case "small" -> small(place, count, Integer.parseInt(arguments[3]));
            case "sparse" -> sparse(place, count);
            case "pages" -> rewritePages(place, count, Integer.parseInt(arguments[3]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Files of so many mebibytes: one in so many blocks of 128 KiB is random bytes, and the rest are words. */
    private static void large(Path directory, int files, int mebibytes, int oneIn) throws IOException {
        Files.createDirectories(directory);
        for (int seed = 0; seed < files; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] block = new byte[BLOCK_BYTES];
            try (OutputStream out = Files.newOutputStream(directory.resolve(mebibytes + "MiB-" + seed))) {
                for (long written = 0; written < (long) mebibytes << 20; written += BLOCK_BYTES) {
                    fill(block, written / BLOCK_BYTES % oneIn != oneIn - 1, random);
                    out.write(block);
                }
            }
        }
    }

    /** Files of 2 bytes and up to so many more, half of them words, half random bytes. */
    private static void small(Path directory, int files, int mostBytes) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < files; i++) {
            Path place = directory.resolve("d" + i / FILES_PER_DIRECTORY / 20).resolve("d" + i / FILES_PER_DIRECTORY);
            Files.createDirectories(place);
            byte[] content = new byte[2 + random.nextInt(mostBytes)];
            fill(content, i % 2 == 0, random);
            Files.write(place.resolve("file-" + i), content);
        }
    }

    /** A file of so many gibibytes, of which the first MiB of each is random bytes and the rest a hole. */
    private static void sparse(Path directory, int gibibytes) throws IOException {
        Files.createDirectories(directory);
        SplittableRandom random = new SplittableRandom(1);
        byte[] block = new byte[1 << 20];
        try (RandomAccessFile file = new RandomAccessFile(directory.resolve("sparse").toFile(), "rw")) {
            file.setLength((long) gibibytes << 30);
            for (long i = 0; i < gibibytes; i++) {
                random.nextBytes(block);
                file.seek(i << 30);
                file.write(block);
            }
        }
    }

    /** One page of so many is written anew, at random places. */
    private static void rewritePages(Path file, int seed, int oneIn) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] page = new byte[PAGE_BYTES];
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            long pages = open.length() / PAGE_BYTES;
            for (long i = 0; i < pages / oneIn; i++) {
                fill(page, i % 9 != 8, random);
                open.seek(random.nextLong(pages) * PAGE_BYTES);
                open.write(page);
            }
        }
    }

    private static void fill(byte[] block, boolean words, SplittableRandom random) {
        if (!words) {
            random.nextBytes(block);
            return;
        }
        for (int at = 0; at < block.length; ) {
            double rank = random.nextDouble();
            byte[] word = VOCABULARY[(int) (WORDS * rank * rank * rank)]; // some are far more frequent than others
            int length = Math.min(word.length, block.length - at);
            System.arraycopy(word, 0, block, at, length);
            at += length;
        }
    }

    private static final byte[][] VOCABULARY = vocabulary();

    private static byte[][] vocabulary() {
        SplittableRandom random = new SplittableRandom(7);
        byte[][] words = new byte[WORDS][];
        for (int i = 0; i < WORDS; i++) {
            words[i] = new byte[4 + random.nextInt(8)];
            for (int letter = 0; letter < words[i].length - 1; letter++) {
                words[i][letter] = (byte) ('a' + random.nextInt(26));
            }
            words[i][words[i].length - 1] = (byte) (random.nextInt(12) == 0 ? '\n' : ' ');
        }
        return words;
    }
}
