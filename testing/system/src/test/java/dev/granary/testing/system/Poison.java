package dev.granary.testing.system;

import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.Topics;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Bytes that nobody can decode. */
final class Poison {

    private static final String MARK = "poison ";
    private static final Duration SESSION = Duration.ofHours(1);

    private Poison() {}

    /** Others at each call. */
    static byte[] brew() {
        return utf8(MARK + UUID.randomUUID());
    }

    static boolean is(byte[] value) {
        return Bus.text(value).startsWith(MARK);
    }

    /** What an agent with a defect would write: its session and its seal are right, its bytes are not. */
    static ProducerRecord<byte[], byte[]> sealed(String tenant, String cluster, String sessionKey, byte[] poison) {
        String session = cluster + "." + Instant.now().plus(SESSION).getEpochSecond();
        byte[] key = hmac(Base64.getDecoder().decode(sessionKey), utf8(session));
        String id = UUID.randomUUID().toString();
        String type = AgentHeartbeat.getClassSchema().getFullName();
        byte[] zero = {0};
        byte[] seal = hmac(key, utf8(id), zero, utf8(type), zero, poison);
        var record = new ProducerRecord<>(Topics.eventsOf(tenant), utf8(cluster), poison);
        CloudEventHeaders.write(
                record.headers(),
                new CloudEventHeaders.CloudEvent(
                        UUID.fromString(id), type, "/granary/edge-agent", cluster, Instant.now()),
                "urn:of-nobody");
        CloudEventHeaders.set(record.headers(), "granary-session", session);
        CloudEventHeaders.set(
                record.headers(),
                "granary-mac",
                Base64.getUrlEncoder().withoutPadding().encodeToString(seal));
        return record;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
