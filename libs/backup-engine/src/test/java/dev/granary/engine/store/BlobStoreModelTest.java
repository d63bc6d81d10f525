package dev.granary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.store.directory.DirectoryBlobStore;
import dev.granary.engine.store.fakes.FaultPlan;
import dev.granary.engine.store.fakes.ManualTime;
import dev.granary.engine.store.fakes.UnreliableBlobStore;
import dev.granary.engine.store.wrapper.Patience;
import dev.granary.engine.store.wrapper.RetryingBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calls on a directory store that fails at every third of them, beside a map that never does. */
class BlobStoreModelTest {

    private static final int STEPS = 400;
    private static final List<String> NAMES = List.of("a", "b/1", "b/2", "b/c/1", "b-c", "d/e/f/g", "d/e/f.g");

    @TempDir
    private Path directory;

    private final NavigableMap<String, byte[]> model = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void behavesAsAMapOfNamesThatAreBoundOnce(long seed) throws IOException {
        Random random = new Random(seed);
        BlobStore store = new RetryingBlobStore(
                new UnreliableBlobStore(
                        DirectoryBlobStore.withoutSync(Files.createDirectories(directory.resolve("s" + seed))),
                        FaultPlan.random(new Random(seed), 0.33)),
                Patience.until(Duration.ofHours(1)),
                new ManualTime(),
                new Random(seed));

        for (int step = 0; step < STEPS; step++) {
            BlobName name = new BlobName(NAMES.get(random.nextInt(NAMES.size())));
            switch (random.nextInt(6)) {
                case 0 -> bind(name, random, bytes -> store.put(name, bytes));
                case 1 -> bind(name, random, bytes -> upload(store, name, bytes));
                case 2 -> delete(store, name);
                case 3 -> compareList(store, random);
                case 4 -> compareRange(store, name, random);
                default -> compareBlob(store, name);
            }
        }
    }

    private interface Binding {
        void bind(byte[] bytes);
    }

    private void bind(BlobName name, Random random, Binding binding) {
        byte[] bytes = new byte[random.nextInt(9000)];
        random.nextBytes(bytes);
        try {
            binding.bind(bytes);
            assertThat(model).doesNotContainKey(name.value());
            model.put(name.value(), bytes);
        } catch (BlobStoreException.BlobExists e) {
            assertThat(model).containsKey(name.value());
        }
    }

    private static void upload(BlobStore store, BlobName name, byte[] bytes) {
        try (BlobUpload upload = store.upload(name)) {
            for (int from = 0; from < bytes.length; from += 1000) {
                upload.append(bytes, from, Math.min(1000, bytes.length - from));
            }
            upload.commit();
        }
    }

    private void delete(BlobStore store, BlobName name) {
        store.delete(name);
        model.remove(name.value());
    }

    private void compareBlob(BlobStore store, BlobName name) throws IOException {
        byte[] expected = model.get(name.value());
        assertThat(store.head(name).map(BlobInfo::sizeBytes).orElse(-1L))
                .isEqualTo(expected == null ? -1 : expected.length);
        if (expected != null) {
            assertThat(store.get(name).readAllBytes()).isEqualTo(expected);
        }
    }

    private void compareRange(BlobStore store, BlobName name, Random random) throws IOException {
        byte[] expected = model.get(name.value());
        if (expected != null) {
            int from = random.nextInt(10_000);
            int length = random.nextInt(1, 10_000);
            assertThat(store.get(name, from, length).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(
                            expected, Math.min(from, expected.length), Math.min(from + length, expected.length)));
        }
    }

    private void compareList(BlobStore store, Random random) {
        String prefix = List.of("", "b", "b/", "d/e/f", "x").get(random.nextInt(5));
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            BlobPage page = store.list(prefix, cursor, random.nextInt(1, 5));
            page.blobs().forEach(blob -> listed.add(blob.name().value()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(listed)
                .isEqualTo(model.keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .toList());
    }
}
