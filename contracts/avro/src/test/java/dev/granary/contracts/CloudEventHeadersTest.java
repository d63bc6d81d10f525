package dev.granary.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.contracts.CloudEventHeaders.CloudEvent;
import dev.granary.contracts.agent.v1.AgentHello;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeadersTest {
    private final CloudEvent event = CloudEvent.of(
            UUID.randomUUID(),
            Samples.FULL.of(AgentHello.class),
            "/granary/edge-agent",
            "key",
            Instant.parse("2026-11-21T12:00:00.123Z"));
    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void readsWhatItWrote() {
        CloudEventHeaders.write(headers, event, Samples.FULL.of(AgentHello.class));

        assertThat(CloudEventHeaders.read(headers)).isEqualTo(event);
        assertThat(CloudEventHeaders.text(headers, CloudEventHeaders.TYPE))
                .isEqualTo("dev.granary.contracts.agent.v1.AgentHello");
        assertThat(CloudEventHeaders.text(headers, CloudEventHeaders.DATA_SCHEMA))
                .matches("urn:granary:schema:dev\\.granary\\.contracts\\.agent\\.v1\\.AgentHello:[0-9a-f]{16}");
        assertThat(CloudEventHeaders.text(headers, CloudEventHeaders.CONTENT_TYPE))
                .isEqualTo("application/avro");
        assertThat(CloudEventHeaders.text(headers, CloudEventHeaders.SPEC_VERSION))
                .isEqualTo("1.0");
    }

    @Test
    void replacesWhatWasThere() {
        CloudEventHeaders.write(headers, event, Samples.FULL.of(AgentHello.class));
        CloudEventHeaders.write(headers, event, Samples.FULL.of(AgentHello.class));

        assertThat(headers.toArray()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_subject", "ce_time"})
    void refusesARecordWithoutAnAttribute(String attribute) {
        CloudEventHeaders.write(headers, event, Samples.FULL.of(AgentHello.class));
        headers.remove(attribute);

        assertThatThrownBy(() -> CloudEventHeaders.read(headers))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining(attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_time"})
    void refusesAMalformedAttribute(String attribute) {
        CloudEventHeaders.write(headers, event, Samples.FULL.of(AgentHello.class));
        CloudEventHeaders.set(headers, attribute, "yesterday");

        assertThatThrownBy(() -> CloudEventHeaders.read(headers)).isInstanceOf(UndecodableRecordException.class);
    }
}
