package dev.granary.engine.pack;

import com.sun.management.OperatingSystemMXBean;
import dev.granary.engine.seal.BlobCipher;
import dev.granary.engine.seal.BlobKey;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.Part;
import dev.granary.engine.seal.SealHeader;
import dev.granary.engine.seal.TestKeys;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast each step of writing packs is alone, and all of them together, on two threads; one step per process, because the
 * first seconds of a process are part of the truth.
 *
 * <pre>
 * PackBench DATA STORE MEBIBYTES LEVEL STEP     STEP: read cut hash compress seal write pack sealed-pack
 * </pre>
 *
 * <p>{@code pack} and {@code sealed-pack} read everything back afterwards. MB/s by the clock, and by the processor time of the
 * process on two processors, which does not depend on what else runs on the machine.
 */
final class PackBench {

    private static final int THREADS = 2;
    private static final int FILES = 4;
    private static final int MIB = 1 << 20;
    private static final UUID CLUSTER = new UUID(0, 1);

    private final List<Path> files;
    private final BlobStore store;
    private final int level;
    private final long bytes;

    private interface Step {
        void run(Path file) throws IOException;
    }

    private PackBench(List<Path> files, Path store, int level, long bytes) throws IOException {
        this.files = files;
        this.store = new DirectoryBlobStore(Files.createDirectories(store));
        this.level = level;
        this.bytes = bytes;
    }

    public static void main(String[] arguments) throws Exception {
        int mebibytes = Integer.parseInt(arguments[2]);
        List<Path> files = BenchData.files(Path.of(arguments[0]), FILES, mebibytes / FILES);
        new PackBench(files, Path.of(arguments[1]), Integer.parseInt(arguments[3]), (long) mebibytes * MIB)
                .run(arguments[4]);
    }

    private void run(String step) throws Exception {
        switch (step) {
            case "read" -> timed(step, file -> BenchData.blocks(file, (block, length) -> {}));
            case "cut" -> timed(step, file -> BenchData.chunks(file, (chunk, offset, length) -> {}));
            case "hash" -> timed(step, this::hash);
            case "compress" -> timed(step, this::compress);
            case "seal" -> timed(step, this::seal);
            case "write" -> timed(step, this::write);
            case "pack" -> pack(step, LocationKeys.none());
            case "sealed-pack" -> pack(step, TestKeys.keys("bench", 1));
            default -> throw new IllegalArgumentException(step);
        }
    }

    private void hash(Path file) throws IOException {
        ChunkHasher hasher = new Sha256Hasher();
        BenchData.blocks(file, (block, length) -> {
            for (int at = 0; at < length; at += 64 << 10) {
                hasher.hash(block, at, Math.min(64 << 10, length - at));
            }
        });
    }

    private void compress(Path file) throws IOException {
        SealHeader unsealed = SealHeader.create(LocationKeys.none(), new SecureRandom());
        try (FrameEncoder encoder = new FrameEncoder(level)) {
            Frame frame = new Frame(MIB);
            BenchData.blocks(file, (block, length) -> {
                frame.clear();
                frame.add(block, 0, length);
                encoder.encode(frame, unsealed, 0);
            });
        }
    }

    private void seal(Path file) throws IOException {
        BlobKey key = BlobKey.derive(
                TestKeys.key("bench", 1), file.toString().substring(0, 16).getBytes(StandardCharsets.UTF_8));
        BlobCipher cipher = new BlobCipher();
        int[] number = {0};
        BenchData.blocks(file, (block, length) -> cipher.seal(key, Part.of(number[0]++), block, 0, length));
    }

    private void write(Path file) throws IOException {
        byte[] pack = new byte[16 * MIB];
        int[] state = {0, 0};
        BenchData.blocks(file, (block, length) -> {
            System.arraycopy(block, 0, pack, state[0], length);
            state[0] += length;
            if (state[0] == pack.length) {
                store.put(new BlobName("write/" + file.getFileName() + "-" + state[1]++), pack);
                state[0] = 0;
            }
        });
    }

    private void pack(String step, LocationKeys keys) throws Exception {
        PackOptions standard = PackOptions.standard();
        PackOptions options =
                new PackOptions(standard.packBytes(), standard.frameBytes(), level, THREADS, standard.uploads());
        List<StoredPack> packs = new ArrayList<>();
        try (PackWriter writer = new PackWriter(store, CLUSTER, keys, new SecureRandom(), options)) {
            measured(step, () -> {
                ChunkHasher hasher = ChunkHasher.of(keys);
                for (Path file : files) {
                    BenchData.chunks(
                            file,
                            (chunk, offset, length) ->
                                    writer.add(hasher.hash(chunk, offset, length), chunk, offset, length));
                }
                packs.addAll(writer.finish());
            });
        }
        long stored = packs.stream().mapToLong(StoredPack::sizeBytes).sum();
        System.out.printf(
                "stored %,d bytes of %,d: %.3f, %d packs%n", stored, bytes, (double) stored / bytes, packs.size());
        try (PackReader reader = new PackReader(store, CLUSTER, keys, PackReaderOptions.standard())) {
            measured(step + " read back by one thread", () -> readBack(reader, packs));
        }
    }

    private static void readBack(PackReader reader, List<StoredPack> packs) {
        for (StoredPack pack : packs) {
            int entries = reader.directory(pack.id()).entries();
            reader.read(pack.id(), 0, entries, (entry, chunk, offset, length) -> {});
        }
    }

    private void timed(String name, Step step) throws Exception {
        measured(name, () -> {
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                List<Future<?>> running = new ArrayList<>();
                for (Path file : files) {
                    running.add(threads.submit(() -> {
                        step.run(file);
                        return file;
                    }));
                }
                for (Future<?> each : running) {
                    each.get();
                }
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private void measured(String name, Work work) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long clock = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - clock) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        System.out.printf(
                "%-36s %6.2f s %6.0f MB/s   cpu %6.2f s %6.0f MB/s on two processors%n",
                name, seconds, bytes / seconds / 1e6, cpuSeconds, bytes / cpuSeconds * THREADS / 1e6);
    }
}
