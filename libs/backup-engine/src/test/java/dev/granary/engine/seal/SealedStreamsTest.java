package dev.granary.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamsTest {

    private static final int SEGMENT = SealedStreams.SEGMENT_BYTES;
    private static final int SEALED_SEGMENT = SEGMENT + BlobCipher.TAG_BYTES;
    private static final LocationKeys KEYS = TestKeys.keys("blue", 7);
    private static final int HEADER = 8 + 1 + 4 + 16 + 16;

    private final SealedStreams streams = new SealedStreams(KEYS, new SeededRandom(1));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 2 * SEGMENT + 17})
    void givesBackWhatWasSealed(int length) throws IOException {
        byte[] bytes = bytes(length);

        byte[] sealed = seal(bytes);

        assertThat(open(streams, sealed)).isEqualTo(bytes);
        assertThat(sealed).hasSize(HEADER + length + Math.max(1, Math.ceilDiv(length, SEGMENT)) * 16);
    }

    @Property(tries = 15)
    void doesNotCareInWhichStepsItIsWrittenAndRead(@ForAll long seed, @ForAll @IntRange(max = 3 * SEGMENT) int length)
            throws IOException {
        byte[] bytes = bytes(length);
        Random steps = new Random(seed);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream out = streams.sealing(target)) {
            for (int at = 0, step; at < length; at += step) {
                step = Math.min(length - at, 1 + steps.nextInt(SEGMENT));
                out.write(bytes, at, step);
            }
        }

        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        try (InputStream in = streams.opening(new ByteArrayInputStream(target.toByteArray()))) {
            byte[] buffer = new byte[SEGMENT];
            for (int count; (count = in.read(buffer, 0, 1 + steps.nextInt(SEGMENT))) >= 0; ) {
                opened.write(buffer, 0, count);
            }
        }

        assertThat(opened.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void sealsTheSameBytesDifferentlyEachTime() throws IOException {
        assertThat(seal(bytes(100))).isNotEqualTo(seal(bytes(100)));
    }

    @Test
    void showsNothingOfTheBytes() throws IOException {
        byte[] sealed = seal(new byte[5000]);

        String shown = new String(sealed, HEADER, sealed.length - HEADER, StandardCharsets.ISO_8859_1);
        assertThat(shown).doesNotContain("\0".repeat(8));
    }

    @Property(tries = 40)
    void noticesEveryFlippedBit(@ForAll long seed) throws IOException {
        byte[] sealed = seal(bytes(2000));
        Random random = new Random(seed);
        sealed[random.nextInt(sealed.length)] ^= (byte) (1 << random.nextInt(8));

        // a flip in the magic makes it a stream that is not sealed: whoever knows that it has to be must compare
        assertThatThrownBy(() -> {
                    byte[] opened = open(streams, sealed);
                    if (opened.length == sealed.length) {
                        throw new SealException.Broken("not sealed any more");
                    }
                })
                .isInstanceOf(SealException.class);
    }

    @Property(tries = 40)
    void noticesEveryCut(@ForAll @IntRange(min = 8, max = HEADER + 2 * SEALED_SEGMENT + 515) int length)
            throws IOException {
        byte[] sealed = seal(bytes(2 * SEGMENT + 500));

        assertThatExceptionOfType(SealException.Broken.class)
                .isThrownBy(() -> open(streams, Arrays.copyOf(sealed, length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {HEADER, HEADER + SEALED_SEGMENT, HEADER + 2 * SEALED_SEGMENT})
    void noticesACutBetweenSegments(int length) throws IOException {
        byte[] sealed = seal(bytes(3 * SEGMENT));

        assertThatExceptionOfType(SealException.Broken.class)
                .isThrownBy(() -> open(streams, Arrays.copyOf(sealed, length)));
    }

    @Test
    void noticesWhatWasAppended() throws IOException {
        byte[] sealed = seal(bytes(3 * SEGMENT));

        assertThatExceptionOfType(SealException.Broken.class)
                .isThrownBy(() -> open(streams, Arrays.copyOf(sealed, sealed.length + 1)));
    }

    @Test
    void noticesSegmentsInAnotherOrder() throws IOException {
        byte[] sealed = seal(bytes(3 * SEGMENT));
        byte[] first = Arrays.copyOfRange(sealed, HEADER, HEADER + SEALED_SEGMENT);
        System.arraycopy(sealed, HEADER + SEALED_SEGMENT, sealed, HEADER, SEALED_SEGMENT);
        System.arraycopy(first, 0, sealed, HEADER + SEALED_SEGMENT, SEALED_SEGMENT);

        assertThatExceptionOfType(SealException.Broken.class).isThrownBy(() -> open(streams, sealed));
    }

    @Test
    void handsOutNothingAfterABrokenSegment() throws IOException {
        byte[] sealed = seal(bytes(3 * SEGMENT));
        sealed[HEADER + SEALED_SEGMENT + 5] ^= 1;

        try (InputStream in = streams.opening(new ByteArrayInputStream(sealed))) {
            assertThat(in.readNBytes(SEGMENT)).hasSize(SEGMENT);
            assertThatExceptionOfType(SealException.Broken.class).isThrownBy(in::read);
            assertThatExceptionOfType(SealException.Broken.class).isThrownBy(in::read);
        }
    }

    @Test
    void aStreamThatWasNotClosedDoesNotOpen() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        streams.sealing(target).write(bytes(SEGMENT + 1));

        assertThatExceptionOfType(SealException.Broken.class).isThrownBy(() -> open(streams, target.toByteArray()));
    }

    @Test
    void tellsAWrongKeyAtOnce() throws IOException {
        byte[] sealed = seal(bytes(10));
        SealedStreams others = new SealedStreams(TestKeys.keys("blue", 8), new SeededRandom(1));

        assertThatExceptionOfType(SealException.WrongKey.class)
                .isThrownBy(() -> others.opening(new ByteArrayInputStream(sealed)))
                .satisfies(e -> assertThat(e.key()).isEqualTo(new KeyId("blue")));
    }

    @Test
    void namesTheKeyThatIsMissing() throws IOException {
        byte[] sealed = seal(bytes(10));
        SealedStreams others = new SealedStreams(LocationKeys.none(), new SeededRandom(1));

        assertThatExceptionOfType(SealException.KeyAbsent.class)
                .isThrownBy(() -> others.opening(new ByteArrayInputStream(sealed)))
                .satisfies(e -> assertThat(e.key()).isEqualTo(new KeyId("blue")));
    }

    @Test
    void opensWithAnOlderKeyAndSealsWithTheCurrentOne() throws IOException {
        byte[] old = seal(bytes(10));
        SealedStreams rotated = new SealedStreams(KEYS.rotatedTo(TestKeys.key("green", 9)), new SeededRandom(1));

        assertThat(open(rotated, old)).isEqualTo(bytes(10));
        assertThat(new String(seal(rotated, bytes(10)), 9, 5, StandardCharsets.US_ASCII))
                .isEqualTo("green");
    }

    @Test
    void leavesBytesAsTheyAreWhereTheLocationHasNoKey() throws IOException {
        SealedStreams plain = new SealedStreams(LocationKeys.none(), new SeededRandom(1));

        assertThat(seal(plain, bytes(3))).isEqualTo(bytes(3));
        assertThat(open(plain, bytes(3))).isEqualTo(bytes(3));
        assertThat(open(streams, bytes(100))).isEqualTo(bytes(100));
    }

    @Test
    void refusesANewerVersion() throws IOException {
        byte[] sealed = seal(bytes(10));
        sealed[7] = '2';

        assertThatExceptionOfType(SealException.Unsupported.class).isThrownBy(() -> open(streams, sealed));
    }

    private byte[] seal(byte[] bytes) throws IOException {
        return seal(streams, bytes);
    }

    private static byte[] seal(SealedStreams streams, byte[] bytes) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream out = streams.sealing(target)) {
            out.write(bytes);
        }
        return target.toByteArray();
    }

    private static byte[] open(SealedStreams streams, byte[] sealed) throws IOException {
        try (InputStream in = streams.opening(new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
