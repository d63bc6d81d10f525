package dev.granary.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlobCipherTest {

    private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final LocationKey LOCATION_KEY = TestKeys.key("blue", 7);
    private static final BlobKey KEY = BlobKey.derive(LOCATION_KEY, SALT);

    private final BlobCipher cipher = new BlobCipher();

    @Property(tries = 100)
    void opensWhatItSealed(@ForAll long seed, @ForAll @IntRange(max = 300_000) int length) {
        byte[] plain = bytes(seed, length);
        byte[] bytes = Arrays.copyOf(plain, length + BlobCipher.TAG_BYTES);

        int sealed = new BlobCipher().seal(KEY, Part.of(3), bytes, 0, length);
        byte[] target = new byte[length];
        int opened = new BlobCipher().open(KEY, Part.of(3), bytes, 0, sealed, target);

        assertThat(sealed).isEqualTo(length + BlobCipher.TAG_BYTES);
        assertThat(opened).isEqualTo(length);
        assertThat(target).isEqualTo(plain);
    }

    /** The format page, followed with nothing but HMAC and AES-GCM. */
    @Test
    void sealsAsTheFormatSays() throws GeneralSecurityException {
        byte[] plain = bytes(1, 5000);
        byte[] bytes = Arrays.copyOf(plain, plain.length + BlobCipher.TAG_BYTES);

        cipher.seal(KEY, new Part(258, true), bytes, 0, plain.length);

        Cipher reference = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = HexFormat.of().parseHex("010000000000000000000102");
        reference.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(hkdf("granary v1 sealing"), "AES"),
                new GCMParameterSpec(128, nonce));
        assertThat(bytes).isEqualTo(reference.doFinal(plain));
        assertThat(KEY.check()).isEqualTo(Arrays.copyOf(hkdf("granary v1 key check"), 16));
    }

    @Test
    void refusesAPartOfAnotherNumber() {
        byte[] bytes = new byte[100 + BlobCipher.TAG_BYTES];
        cipher.seal(KEY, Part.of(1), bytes, 0, 100);

        assertThatExceptionOfType(SealException.Broken.class)
                .isThrownBy(() -> cipher.open(KEY, Part.of(2), bytes, 0, bytes.length, new byte[100]));
    }

    @Test
    void refusesWhatIsShorterThanATag() {
        assertThatExceptionOfType(SealException.Broken.class)
                .isThrownBy(() -> cipher.open(KEY, Part.of(1), new byte[20], 0, 15, new byte[20]));
    }

    /** RFC 5869 for an output of one block. */
    private static byte[] hkdf(String purpose) throws GeneralSecurityException {
        byte[] extracted = hmac(SALT, LOCATION_KEY.secret());
        byte[] info = purpose.getBytes(StandardCharsets.US_ASCII);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return hmac(extracted, block);
    }

    private static byte[] hmac(byte[] key, byte[] bytes) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(bytes);
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
