package dev.granary.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    @Test
    void namesADeadLetterTopicPerReader() {
        assertThat(Topics.CLUSTERS.deadLetterTopics())
                .containsExactly(
                        "granary.clusters.v1.dlq.discovery",
                        "granary.clusters.v1.dlq.location",
                        "granary.clusters.v1.dlq.orchestrator",
                        "granary.clusters.v1.dlq.gateway");
        assertThat(Topics.AGENT_EVENTS.deadLetterTopics()).contains(Topics.INGEST_DEAD_LETTERS);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatAReaderThatWasAwayForAWeekNeeds(Topics topic) {
        var config = topic.settings().config();

        assertThat(config).containsEntry("retention.ms", Long.toString(30L * 24 * 3600 * 1000));
        assertThat(config.get("cleanup.policy")).contains("delete");
        assertThat(config.containsKey("min.compaction.lag.ms"))
                .isEqualTo(config.getOrDefault("cleanup.policy", "").contains("compact"));
    }

    @Test
    void namesTheTopicPairOfATenant() {
        assertThat(Topics.commandsOf("garden-dev")).isEqualTo("granary.tenants.garden-dev.commands.v1");
        assertThat(Topics.eventsOf("garden-dev")).isEqualTo("granary.tenants.garden-dev.events.v1");
        assertThat(Topics.tenantOf("granary.tenants.garden-dev.events.v1")).contains("garden-dev");
        assertThat(Topics.tenantSettings().config()).containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "A", "-a", "a-", "a_b", "x.commands.v1", "a\nb", "*"})
    void refusesATenantThatWouldBeAnotherTopic(String tenant) {
        assertThatThrownBy(() -> Topics.commandsOf(tenant)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"granary.shoots.v1", "granary.tenants.a.b.events.v1", "granary.tenants.a.events.v1.dlq.x"})
    void knowsWhatIsNoTopicOfATenant(String topic) {
        assertThat(Topics.tenantOf(topic)).isEmpty();
    }

    @Test
    void aRecordTravelsOnOneTopic() {
        var onTopics = Arrays.stream(Topics.values())
                .flatMap(topic -> topic.records().stream())
                .toList();

        assertThat(onTopics).doesNotHaveDuplicates().doesNotContainAnyElementsOf(Topics.commands());
    }
}
