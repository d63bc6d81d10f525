package dev.granary.engine.pack;

import dev.granary.engine.seal.BlobCipher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Files of which every other 128 KiB are words and the rest random bytes; the same for the same seed. */
final class BenchData {

    private static final int MIB = 1 << 20;
    private static final int BLOCK_BYTES = 128 << 10;
    private static final int WORDS = 3000;

    private BenchData() {}

    /** As many files of {@code mebibytes} each as asked for; those that are there already are left as they are. */
    static List<Path> files(Path directory, int count, int mebibytes) throws IOException {
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            Path file = directory.resolve(mebibytes + "MiB-" + seed);
            if (!Files.exists(file)) {
                write(file, seed, (long) mebibytes << 20);
            }
            files.add(file);
        }
        return files;
    }

    private static void write(Path file, int seed, long length) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] words = words();
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < length; written += BLOCK_BYTES) {
                if (written / BLOCK_BYTES % 2 == 0) {
                    fillWithWords(block, words, random);
                } else {
                    random.nextBytes(block);
                }
                out.write(block);
            }
        }
    }

    /** Some words are far more frequent than others, as in any language. */
    private static void fillWithWords(byte[] block, byte[][] words, SplittableRandom random) {
        int at = 0;
        while (at < block.length) {
            double rank = random.nextDouble();
            byte[] word = words[(int) (WORDS * rank * rank * rank)];
            int length = Math.min(word.length, block.length - at);
            System.arraycopy(word, 0, block, at, length);
            at += length;
        }
    }

    private static byte[][] words() {
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

    /** Takes a mebibyte of a file, the last one perhaps shorter, with room for a tag behind it. */
    interface Blocks {
        void accept(byte[] block, int length) throws IOException;
    }

    static void blocks(Path file, Blocks blocks) throws IOException {
        byte[] block = new byte[MIB + BlobCipher.TAG_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length; (length = in.readNBytes(block, 0, MIB)) > 0; ) {
                blocks.accept(block, length);
            }
        }
    }

    /** Takes a chunk of a file. */
    interface Chunks {
        void accept(byte[] bytes, int offset, int length);
    }

    static void chunks(Path file, Chunks chunks) throws IOException {
        ChunkReader reader = new ChunkReader(MIB);
        try (InputStream in = Files.newInputStream(file)) {
            reader.open(in::read);
            while (reader.next()) {
                chunks.accept(reader.bytes(), reader.offset(), reader.length());
            }
        }
    }
}
