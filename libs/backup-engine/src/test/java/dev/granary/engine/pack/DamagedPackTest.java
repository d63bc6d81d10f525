package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What damage costs, and that nothing damaged is ever handed out. */
class DamagedPackTest {

    private static final byte[] CHUNK = "some bytes".getBytes(StandardCharsets.UTF_8);

    private final PackSpace space = new PackSpace(LocationKeys.none());

    @Property(tries = 200)
    void aFlippedBitNeverReachesTheConsumer(@ForAll long seed, @ForAll boolean sealed) {
        PackSpace packs = new PackSpace(sealed ? TestKeys.keys("blue", 7) : LocationKeys.none());
        List<byte[]> chunks = SampleChunks.of(seed, 20, 2000);
        PackId id = packs.write(PackSpace.SMALL, chunks).getFirst().id();
        byte[] bytes = packs.stored(id);
        Random random = new Random(seed);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        packs.replace(id, bytes);

        assertThat(readable(packs, id, chunks)).isEqualTo(chunks.size() - broken(packs, id, chunks.size()));
    }

    @Property(tries = 200)
    void aCutPackLosesOnlyWhatWasCutOff(@ForAll long seed, @ForAll boolean sealed) {
        PackSpace packs = new PackSpace(sealed ? TestKeys.keys("blue", 7) : LocationKeys.none());
        List<byte[]> chunks = SampleChunks.of(seed, 20, 5000);
        PackId id = packs.write(PackSpace.SMALL, chunks).getFirst().id();
        byte[] bytes = packs.stored(id);
        packs.replace(id, Arrays.copyOf(bytes, new Random(seed).nextInt(bytes.length)));

        assertThat(readable(packs, id, chunks)).isEqualTo(chunks.size() - broken(packs, id, chunks.size()));
    }

    @Test
    void noticesWhatWasAppended() {
        PackId id = space.write(PackSpace.SMALL, List.of(CHUNK)).getFirst().id();
        byte[] bytes = space.stored(id);
        space.replace(id, Arrays.copyOf(bytes, bytes.length + 1));

        assertThat(space.reader().check(id)).isInstanceOfSatisfying(PackCheck.Damaged.class, damaged -> {
            assertThat(damaged.entries().isEmpty()).isTrue();
            assertThat(damaged.reason()).isEqualTo("goes on after its last frame");
        });
    }

    @Test
    void noticesAPackUnderAnothersName() {
        PackId another = new PackId("ab".repeat(32));
        space.replace(another, new CraftedPack().zstdFrame(CHUNK).bytes());

        assertThat(space.reader().check(another))
                .isInstanceOfSatisfying(
                        PackCheck.Damaged.class,
                        damaged -> assertThat(damaged.reason()).contains("not those that gave it its name"));
    }

    /** How many chunks the check says are lost; it must find something. */
    private static int broken(PackSpace packs, PackId id, int entries) {
        try (PackReader reader = packs.reader()) {
            return switch (reader.check(id)) {
                case PackCheck.Whole ignored -> throw new AssertionError("the check found nothing");
                case PackCheck.Unreadable ignored -> entries;
                case PackCheck.Damaged damaged -> damaged.entries().cardinality();
            };
        }
    }

    /** How many chunks come back; any that comes back is the one that was written. */
    private static int readable(PackSpace packs, PackId id, List<byte[]> chunks) {
        int readable = 0;
        try (PackReader reader = packs.reader()) {
            for (int entry = 0; entry < chunks.size(); entry++) {
                readable += readOne(reader, id, entry, chunks.get(entry)).size();
            }
        }
        return readable;
    }

    private static List<byte[]> readOne(PackReader reader, PackId id, int entry, byte[] expected) {
        try {
            List<byte[]> read = PackSpace.read(reader, id, entry, 1);
            assertThat(read).containsExactly(expected);
            return read;
        } catch (PackException.Corrupt e) {
            return List.of();
        }
    }
}
