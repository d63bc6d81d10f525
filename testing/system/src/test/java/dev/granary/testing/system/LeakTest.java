package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scanner can fail. */
class LeakTest {

    private final Leak leak = new Leak(List.of("s3cr3t-of-the-broker"));

    @Test
    void findsAKnownSecretPlainAndEncoded() {
        String encoded = Base64.getEncoder().encodeToString("s3cr3t-of-the-broker".getBytes(StandardCharsets.UTF_8));

        assertThat(leak.in("password=s3cr3t-of-the-broker;")).isNotEmpty();
        assertThat(leak.in("{\"value\":\"" + encoded + "\"}")).isNotEmpty();
    }

    @Test
    void findsTokensAndKeysByTheirShape() {
        assertThat(leak.in("token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZ2VudCJ9.c2lnbmF0dXJlc2lnbmF0dXJl"))
                .isNotEmpty();
        assertThat(leak.in("-----BEGIN RSA PRIVATE KEY-----")).isNotEmpty();
        assertThat(leak.in("Authorization: Bearer abcdefghijklmnopqrstuvwxyz")).isNotEmpty();
        assertThat(leak.in("    client-key-data: LS0t")).isNotEmpty();
    }

    @Test
    void leavesPublicThingsAlone() {
        assertThat(leak.in("{\"keys\":[{\"kty\":\"RSA\",\"n\":\"abc\",\"e\":\"AQAB\"}]} -----BEGIN CERTIFICATE-----"))
                .isEmpty();
    }
}
