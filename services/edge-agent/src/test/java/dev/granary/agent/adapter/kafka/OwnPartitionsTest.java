package dev.granary.agent.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OwnPartitionsTest {

    private static final UUID CLUSTER = UUID.fromString("0f1e2d3c-0000-4000-8000-000000000001");

    @RepeatedTest(20)
    void isWhereKafkasProducerPutsTheKey() {
        UUID cluster = UUID.randomUUID();
        byte[] key = cluster.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(OwnPartitions.of(cluster, 7)).isEqualTo(BuiltInPartitioner.partitionForKey(key, 7));
    }

    @Test
    void staysTheSameForEver() {
        assertThat(OwnPartitions.of(CLUSTER, 3)).isEqualTo(OwnPartitions.of(CLUSTER, 3));
        assertThat(OwnPartitions.toRead(CLUSTER, 3, Set.of())).containsExactly(OwnPartitions.of(CLUSTER, 3));
    }

    @Test
    void readsOnWhereItReadBeforeTheTopicGrew() {
        int before = OwnPartitions.of(CLUSTER, 3);

        assertThat(OwnPartitions.toRead(CLUSTER, 64, Set.of(before)))
                .containsExactlyInAnyOrder(before, OwnPartitions.of(CLUSTER, 64));
    }

    @Test
    void readsNoPartitionThatATopicMadeAnewLacks() {
        assertThat(OwnPartitions.toRead(CLUSTER, 3, Set.of(40))).containsExactly(OwnPartitions.of(CLUSTER, 3));
    }
}
