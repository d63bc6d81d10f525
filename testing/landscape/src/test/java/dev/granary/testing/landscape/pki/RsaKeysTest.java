package dev.granary.testing.landscape.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RsaKeysTest {

    @Test
    void areAllDifferentAndLongEnough() {
        var moduli = Stream.generate(RsaKeys::next)
                .limit(100)
                .map(key -> ((RSAPublicKey) key.getPublic()).getModulus())
                .toList();

        assertThat(moduli)
                .doesNotHaveDuplicates()
                .allSatisfy(modulus -> assertThat(modulus.bitLength()).isEqualTo(3072));
    }

    @Test
    void verifyWhatTheySigned() throws GeneralSecurityException {
        for (int i = 0; i < 5; i++) {
            assertThat(verifies(RsaKeys.next())).isTrue();
        }
    }

    private static boolean verifies(KeyPair key) throws GeneralSecurityException {
        var message = "message".getBytes(StandardCharsets.UTF_8);
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key.getPrivate());
        signer.update(message);
        var signed = signer.sign();
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key.getPublic());
        verifier.update(message);
        return verifier.verify(signed);
    }
}
