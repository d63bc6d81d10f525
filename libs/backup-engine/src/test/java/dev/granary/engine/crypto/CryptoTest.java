package dev.granary.engine.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CryptoTest {

    /** FIPS 180-4, example of one block. */
    @Test
    void digestsAsThePublishedExample() {
        assertThat(hex(Crypto.sha256().digest("abc".getBytes(US_ASCII))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** RFC 4231, test case 2. */
    @Test
    void authenticatesAsThePublishedExample() throws GeneralSecurityException {
        Mac mac = Crypto.hmacSha256();
        mac.init(new SecretKeySpec("Jefe".getBytes(US_ASCII), "HmacSHA256"));

        assertThat(hex(mac.doFinal("what do ya want for nothing?".getBytes(US_ASCII))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    /** The Galois/Counter Mode of Operation (McGrew, Viega), test case 14. */
    @Test
    void encryptsAsThePublishedExample() throws GeneralSecurityException {
        Cipher cipher = Crypto.aesGcm();
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"), new GCMParameterSpec(128, new byte[12]));

        assertThat(hex(cipher.doFinal(new byte[16])))
                .isEqualTo("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    }

    @Test
    @EnabledOnOs(value = {OS.LINUX, OS.MAC})
    void isNativeCode() {
        Stream<Provider> providers = Stream.of(
                Crypto.sha256().getProvider(),
                Crypto.hmacSha256().getProvider(),
                Crypto.aesGcm().getProvider());

        assertThat(providers).extracting(Provider::getName).containsOnly("AmazonCorrettoCryptoProvider");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
