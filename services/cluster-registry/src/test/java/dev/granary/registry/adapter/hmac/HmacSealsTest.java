package dev.granary.registry.adapter.hmac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.granary.registry.domain.AgentSession;
import dev.granary.registry.domain.ClusterId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HmacSealsTest {

    private static final String EVENT_ID = "d2c9d0a3-5f0c-4f1b-8a5e-0c6c3c1f2b3a";
    private static final String TYPE = "dev.granary.contracts.agent.v1.AgentHeartbeat";
    private static final AgentSession SESSION = new AgentSession(
            ClusterId.of("0b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11"), Instant.ofEpochSecond(1_795_000_000));

    private final byte[] master = new byte[32];
    private final HmacSeals seals = new HmacSeals(master);

    @Test
    void theSealOfTheSessionsKeyIsGenuine() {
        byte[] value = bytes("value");

        assertThat(seals.isGenuine(SESSION, sealOf(value), EVENT_ID, TYPE, value))
                .isTrue();
        assertThat(seals.isGenuine(SESSION, sealOf(value) + "=", EVENT_ID, TYPE, value))
                .isTrue();
    }

    @RepeatedTest(50)
    void anyFlippedBitIsRefused(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        byte[] value = new byte[1 + random.nextInt(200)];
        random.nextBytes(value);
        String seal = sealOf(value);

        for (int bit = 0; bit < value.length * 8; bit++) {
            assertThat(seals.isGenuine(SESSION, seal, EVENT_ID, TYPE, flip(value, bit)))
                    .isFalse();
        }
        for (int bit = 0; bit < seal.length() * 8; bit++) {
            assertThat(seals.isGenuine(SESSION, flip(seal, bit), EVENT_ID, TYPE, value))
                    .isFalse();
        }
        for (int bit = 0; bit < EVENT_ID.length() * 8; bit++) {
            assertThat(seals.isGenuine(SESSION, seal, flip(EVENT_ID, bit), TYPE, value))
                    .isFalse();
        }
        for (int bit = 0; bit < TYPE.length() * 8; bit++) {
            assertThat(seals.isGenuine(SESSION, seal, EVENT_ID, flip(TYPE, bit), value))
                    .isFalse();
        }
    }

    @Test
    void anotherClusterAnotherEndOrAnotherMasterKeyIsRefused() {
        byte[] value = bytes("value");
        var neighbour = new AgentSession(new ClusterId(UUID.randomUUID()), SESSION.expiresAt());
        var longer = new AgentSession(SESSION.cluster(), SESSION.expiresAt().plusSeconds(1));
        var other = new HmacSeals(bytes("another master key with 32 bytes"));

        assertThat(seals.isGenuine(neighbour, sealOf(value), EVENT_ID, TYPE, value))
                .isFalse();
        assertThat(seals.isGenuine(longer, sealOf(value), EVENT_ID, TYPE, value))
                .isFalse();
        assertThat(other.isGenuine(SESSION, sealOf(value), EVENT_ID, TYPE, value))
                .isFalse();
    }

    @Test
    void theBordersBetweenThePartsAreSealedToo() {
        byte[] key = seals.keyOf(SESSION);

        assertThat(HmacSeals.seal(key, "ab", "c", bytes("d"))).isNotEqualTo(HmacSeals.seal(key, "a", "bc", bytes("d")));
        assertThat(HmacSeals.seal(key, "a", "bc", bytes("d"))).isNotEqualTo(HmacSeals.seal(key, "a", "b", bytes("cd")));
    }

    /** The agent computes the same elsewhere: these values must never change. */
    @Test
    void keyAndSealAreThoseOfTheAgreement() {
        assertThat(HexFormat.of().formatHex(seals.keyOf(SESSION)))
                .isEqualTo("0b7f1927528c098dd249904b01946fc5d11998987cd572430f427bfc9c099cf5");
        assertThat(sealOf(bytes("value"))).isEqualTo("VTbE573jX0ziPLMahU1WYYPz6feCuh7XQpTRx1XGtqs");
    }

    @Test
    void aShortMasterKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HmacSeals(new byte[31]));
    }

    private String sealOf(byte[] value) {
        return HmacSeals.seal(seals.keyOf(SESSION), EVENT_ID, TYPE, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flip(byte[] value, int bit) {
        byte[] flipped = value.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    private static String flip(String text, int bit) {
        return new String(flip(text.getBytes(StandardCharsets.ISO_8859_1), bit), StandardCharsets.ISO_8859_1);
    }
}
