package dev.granary.registry.application;

import static dev.granary.registry.domain.Samples.ID;
import static dev.granary.registry.domain.Samples.NOW;
import static dev.granary.registry.domain.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.registry.application.Verdict.DeadLetter;
import dev.granary.registry.application.Verdict.Drop;
import dev.granary.registry.application.Verdict.Forward;
import dev.granary.registry.application.Verdict.Reason;
import dev.granary.registry.application.port.AgentPayloads.AgentWord;
import dev.granary.registry.application.port.AgentPayloads.NotAnAgentsWord;
import dev.granary.registry.application.port.AgentPayloads.Payload;
import dev.granary.registry.application.port.AgentPayloads.Undecodable;
import dev.granary.registry.application.port.ClusterTenants;
import dev.granary.registry.application.port.Seals;
import dev.granary.registry.domain.AgentSession;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifyAgentRecordTest {

    private static final String TYPE = "dev.granary.contracts.agent.v1.AgentHello";
    private static final AgentSession SESSION = new AgentSession(ID, NOW);
    private static final ClusterId NEIGHBOUR = new ClusterId(UUID.randomUUID());

    private Payload payload = new AgentWord(TYPE, ID);
    private Optional<Tenant> owner = Optional.of(TENANT);
    private boolean storeIsDown;

    private final VerifyAgentRecord verify = new VerifyAgentRecord(new TextSeals(), new OneTenant(), value -> payload);

    private Tenant topicOwner = TENANT;
    private @Nullable Instant appendedAt = NOW;
    private @Nullable String key = ID.toString();
    private @Nullable String eventId = "d2c9d0a3-5f0c-4f1b-8a5e-0c6c3c1f2b3a";
    private @Nullable String eventType = TYPE;
    private @Nullable String session = SESSION.text();
    private @Nullable String seal = "sealed by " + SESSION.text();
    private byte @Nullable [] value = "value".getBytes(StandardCharsets.UTF_8);

    @Test
    void aProvenWordIsForwarded() {
        assertThat(verdict()).isEqualTo(new Forward(ID));
    }

    @Test
    void anythingMissingIsIncomplete() {
        Runnable[] omissions = {
            () -> key = null,
            () -> eventId = null,
            () -> eventType = null,
            () -> session = null,
            () -> seal = null,
            () -> value = null
        };
        for (Runnable omission : omissions) {
            omission.run();
            assertThat(verdict()).isEqualTo(new Drop(Reason.INCOMPLETE));
        }
    }

    @Test
    void aMalformedSessionOrIdIsRefused() {
        eventId = "D2C9D0A3-5F0C-4F1B-8A5E-0C6C3C1F2B3A";
        assertThat(verdict()).isEqualTo(new Drop(Reason.MALFORMED));

        eventId = "d2c9d0a3-5f0c-4f1b-8a5e-0c6c3c1f2b3a";
        session = ID + ".0";
        assertThat(verdict()).isEqualTo(new Drop(Reason.MALFORMED));
    }

    @Test
    void aWrongSealIsRefusedBeforeAnythingIsAsked() {
        storeIsDown = true;
        seal = "forged";

        assertThat(verdict()).isEqualTo(new Drop(Reason.WRONG_SEAL));
    }

    @Test
    void theSessionMustLastUntilTheBrokerTookTheRecord() {
        appendedAt = NOW.plusMillis(1);

        assertThat(verdict()).isEqualTo(new Drop(Reason.SESSION_EXPIRED));
    }

    @Test
    void aTimeOfTheWritersChoiceIsNotBelieved() {
        appendedAt = null;

        assertThat(verdict()).isEqualTo(new Drop(Reason.UNTRUSTED_TIME));
    }

    @Test
    void anUnknownClusterIsRefused() {
        owner = Optional.empty();

        assertThat(verdict()).isEqualTo(new Drop(Reason.UNKNOWN_CLUSTER));
    }

    @Test
    void anotherTenantsTopicIsRefused() {
        topicOwner = new Tenant("weeds");

        assertThat(verdict()).isEqualTo(new Drop(Reason.FOREIGN_TENANT));
    }

    @Test
    void theNeighboursKeyIsRefused() {
        key = NEIGHBOUR.toString();

        assertThat(verdict()).isEqualTo(new Drop(Reason.FOREIGN_CLUSTER));
    }

    @Test
    void theNeighboursIdInThePayloadIsRefused() {
        payload = new AgentWord(TYPE, NEIGHBOUR);

        assertThat(verdict()).isEqualTo(new Drop(Reason.FOREIGN_CLUSTER));
    }

    @Test
    void aTypeThatIsNotThePayloadsIsRefused() {
        payload = new AgentWord("dev.granary.contracts.agent.v1.AgentHeartbeat", ID);
        assertThat(verdict()).isEqualTo(new Drop(Reason.FOREIGN_TYPE));

        payload = new NotAnAgentsWord(TYPE);
        assertThat(verdict()).isEqualTo(new Drop(Reason.FOREIGN_TYPE));
    }

    @Test
    void whatNobodyCanReadIsADeadLetterOnlyWhenItIsProven() {
        payload = new Undecodable("no schema");
        assertThat(verdict()).isEqualTo(new DeadLetter("no schema"));

        seal = "forged";
        assertThat(verdict()).isEqualTo(new Drop(Reason.WRONG_SEAL));
    }

    @Test
    void whatDoesNotFitThroughTheGateIsDropped() {
        value = new byte[VerifyAgentRecord.LARGEST_VALUE_BYTES + 1];

        assertThat(verdict()).isEqualTo(new Drop(Reason.TOO_LARGE));
    }

    @Test
    void nothingIsDroppedBecauseTheStoreCannotBeAsked() {
        storeIsDown = true;

        assertThatThrownBy(this::verdict).hasMessage("the store is down");
    }

    private Verdict verdict() {
        return verify.verify(new AgentRecord(topicOwner, appendedAt, key, eventId, eventType, session, seal, value));
    }

    private static final class TextSeals implements Seals {

        @Override
        public byte[] keyOf(AgentSession session) {
            return session.text().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isGenuine(AgentSession session, String seal, String eventId, String type, byte[] value) {
            return seal.equals("sealed by " + session.text());
        }
    }

    private final class OneTenant implements ClusterTenants {

        @Override
        public Optional<Tenant> tenantOf(ClusterId cluster) {
            if (storeIsDown) {
                throw new IllegalStateException("the store is down");
            }
            return cluster.equals(ID) ? owner : Optional.empty();
        }

        @Override
        public Set<Tenant> refresh() {
            return Set.of();
        }
    }
}
