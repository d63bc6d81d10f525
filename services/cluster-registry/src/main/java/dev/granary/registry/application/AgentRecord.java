package dev.granary.registry.application;

import dev.granary.registry.domain.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record from a tenant's topic, before anybody trusts it. Anything but the topic and the broker's time may be absent
 * or a lie.
 *
 * @param tenant the owner of the topic
 * @param appendedAt the broker's clock; null when the topic lets the writer choose the time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AgentRecord(
        Tenant tenant,
        @Nullable Instant appendedAt,
        @Nullable String key,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String session,
        @Nullable String seal,
        byte @Nullable [] value) {}
