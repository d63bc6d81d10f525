package dev.granary.registry.application;

import dev.granary.registry.application.Verdict.DeadLetter;
import dev.granary.registry.application.Verdict.Drop;
import dev.granary.registry.application.Verdict.Forward;
import dev.granary.registry.application.Verdict.Reason;
import dev.granary.registry.application.port.AgentPayloads;
import dev.granary.registry.application.port.AgentPayloads.AgentWord;
import dev.granary.registry.application.port.AgentPayloads.NotAnAgentsWord;
import dev.granary.registry.application.port.AgentPayloads.Undecodable;
import dev.granary.registry.application.port.ClusterTenants;
import dev.granary.registry.application.port.Seals;
import dev.granary.registry.domain.AgentSession;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Tenant;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The gate between what agents write and what the services believe: topic, tenant, cluster, session, seal and payload
 * must belong together. Nothing of a record is decoded before its seal is proven.
 */
public final class VerifyAgentRecord {

    /** Leaves room below the broker's limit of 1 MiB for the headers and the batch around it. */
    static final int LARGEST_VALUE_BYTES = 900 * 1024;

    private static final Pattern EVENT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Seals seals;
    private final ClusterTenants tenants;
    private final AgentPayloads payloads;

    public VerifyAgentRecord(Seals seals, ClusterTenants tenants, AgentPayloads payloads) {
        this.seals = seals;
        this.tenants = tenants;
        this.payloads = payloads;
    }

    /** Throws what {@link ClusterTenants} throws; the record must then be read again. */
    public Verdict verify(AgentRecord agentRecord) {
        Sealed sealed = Sealed.of(agentRecord);
        if (sealed == null) {
            return new Drop(Reason.INCOMPLETE);
        }
        if (sealed.value.length > LARGEST_VALUE_BYTES) {
            return new Drop(Reason.TOO_LARGE);
        }
        Optional<AgentSession> session = AgentSession.parse(sealed.session);
        if (session.isEmpty() || !EVENT_ID.matcher(sealed.eventId).matches()) {
            return new Drop(Reason.MALFORMED);
        }
        if (!seals.isGenuine(session.get(), sealed.seal, sealed.eventId, sealed.eventType, sealed.value)) {
            return new Drop(Reason.WRONG_SEAL);
        }
        return judge(agentRecord.tenant(), agentRecord.appendedAt(), session.get(), sealed);
    }

    private Verdict judge(Tenant topicOwner, @Nullable Instant writtenAt, AgentSession session, Sealed sealed) {
        if (writtenAt == null) {
            return new Drop(Reason.UNTRUSTED_TIME);
        }
        if (session.isOver(writtenAt)) {
            return new Drop(Reason.SESSION_EXPIRED);
        }
        Optional<Tenant> owner = tenants.tenantOf(session.cluster());
        if (owner.isEmpty()) {
            return new Drop(Reason.UNKNOWN_CLUSTER);
        }
        if (!owner.get().equals(topicOwner)) {
            return new Drop(Reason.FOREIGN_TENANT);
        }
        return sealed.key.equals(session.cluster().toString())
                ? judge(session.cluster(), sealed)
                : new Drop(Reason.FOREIGN_CLUSTER);
    }

    private Verdict judge(ClusterId speaker, Sealed sealed) {
        return switch (payloads.read(sealed.value)) {
            case Undecodable(String why) -> new DeadLetter(why);
            case NotAnAgentsWord ignored -> new Drop(Reason.FOREIGN_TYPE);
            case AgentWord(String type, ClusterId cluster) -> {
                if (!type.equals(sealed.eventType)) {
                    yield new Drop(Reason.FOREIGN_TYPE);
                }
                yield cluster.equals(speaker) ? new Forward(speaker) : new Drop(Reason.FOREIGN_CLUSTER);
            }
        };
    }

    /** A record with all its parts. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(String key, String eventId, String eventType, String session, String seal, byte[] value) {

        static @Nullable Sealed of(AgentRecord from) {
            return from.key() == null
                            || from.eventId() == null
                            || from.eventType() == null
                            || from.session() == null
                            || from.seal() == null
                            || from.value() == null
                    ? null
                    : new Sealed(
                            from.key(), from.eventId(), from.eventType(), from.session(), from.seal(), from.value());
        }
    }
}
