package dev.granary.agent.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;

/** Which partitions of the command topic can hold commands for a cluster. */
final class OwnPartitions {

    private OwnPartitions() {}

    /** Where Kafka's default partitioner puts the key. */
    static int of(UUID cluster, int partitions) {
        byte[] key = cluster.toString().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /**
     * The cluster's partition, and those that it had while the topic was smaller: a command that was written before the
     * topic grew is still there.
     *
     * @param readBefore partitions with a stored position
     */
    static Set<Integer> toRead(UUID cluster, int partitions, Set<Integer> readBefore) {
        Set<Integer> all = new TreeSet<>(readBefore);
        all.add(of(cluster, partitions));
        all.removeIf(partition -> partition >= partitions);
        return all;
    }
}
