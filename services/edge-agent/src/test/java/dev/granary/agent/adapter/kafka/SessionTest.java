package dev.granary.agent.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final byte[] KEY = "granary".getBytes(StandardCharsets.US_ASCII);

    private final Session session =
            new Session("cluster.1", new SecretKeySpec(KEY, Session.ALGORITHM), Instant.EPOCH, Instant.EPOCH);

    /** Computed with Python's hmac module: hmac(b"granary", b"id\0type\0value", sha256). */
    @Test
    void sealsIdTypeAndValue() {
        assertThat(session.seal("id", "type", "value".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("MSLORcfUERaZwBZpJUxH15MCVgJsLoLEJ4wk-qR-9Ks");
    }

    @Test
    void keepsTheBordersOfWhatItSeals() {
        byte[] value = {1};

        assertThat(session.seal("ab", "c", value)).isNotEqualTo(session.seal("a", "bc", value));
    }

    @Test
    void doesNotShowItsKey() {
        assertThat(session.toString()).isEqualTo("Session[until 1970-01-01T00:00:00Z]");
    }
}
