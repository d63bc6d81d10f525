package dev.granary.agent.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The right of this process to write for its cluster, and the seal that proves it. Its text shows neither key nor seal.
 *
 * @param name what the registry calls it; goes with each event
 * @param renewAt when a new one is asked for, well before the end
 */
record Session(String name, SecretKey key, Instant renewAt, Instant expiresAt) {

    static final String ALGORITHM = "HmacSHA256";

    /** The seal of an event: HMAC over its id, its type and its bytes, base64url without padding. */
    String seal(String eventId, String eventType, byte[] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(eventId.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(eventType.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Session[until " + expiresAt + "]";
    }
}
