package dev.granary.testing.system;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;

/** How far the consumer groups have come. */
final class Readers {

    private final Admin admin;

    Readers(Admin admin) {
        this.admin = admin;
    }

    /** The groups that have read past this place, and said so to the broker. */
    Collection<String> past(Place place) {
        try {
            Map<String, ListConsumerGroupOffsetsSpec> groups =
                    admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                            .collect(Collectors.toMap(
                                    GroupListing::groupId, group -> new ListConsumerGroupOffsetsSpec()));
            return admin.listConsumerGroupOffsets(groups).all().get().entrySet().stream()
                    .filter(group -> place.isBefore(group.getValue().get(place.partition())))
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the broker does not tell positions", e);
        }
    }
}
