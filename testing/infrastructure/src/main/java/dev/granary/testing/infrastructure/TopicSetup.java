package dev.granary.testing.infrastructure;

import dev.granary.contracts.TopicSettings;
import dev.granary.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * What an operator does once for a broker: the fixed topics, their dead letter topics, and the rights of each service. A
 * tenant's topics and rights are the registry's to make.
 */
public final class TopicSetup {
    private static final short ONE_REPLICA = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private TopicSetup() {}

    /** Creates what is missing; returns when the broker serves the topics and honours the rights. */
    public static void apply(KafkaLogin admin) {
        try (var client = Admin.create(new HashMap<>(admin.clientProperties()))) {
            List<NewTopic> topics = fixedTopics();
            create(client, topics);
            client.createAcls(ServiceRights.all()).all().get();
            awaitServed(client, topics);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker refused its set-up", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting up the broker", e);
        }
    }

    private static void create(Admin client, Collection<NewTopic> wanted)
            throws ExecutionException, InterruptedException {
        Set<String> there = client.listTopics().names().get();
        List<NewTopic> missing =
                wanted.stream().filter(topic -> !there.contains(topic.name())).toList();
        client.createTopics(missing).all().get();
    }

    /** Kafka's controller answers before the broker has applied what it was told. */
    private static void awaitServed(Admin client, List<NewTopic> topics)
            throws ExecutionException, InterruptedException {
        Set<AclBinding> rights = Set.copyOf(ServiceRights.all());
        Set<String> names = topics.stream().map(NewTopic::name).collect(Collectors.toSet());
        Instant end = Instant.now().plus(PATIENCE);
        while (!serves(client, names, rights)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The broker did not apply its set-up within " + PATIENCE);
            }
            Thread.sleep(POLL);
        }
    }

    private static boolean serves(Admin client, Set<String> topics, Set<AclBinding> rights)
            throws ExecutionException, InterruptedException {
        return client.listTopics().names().get().containsAll(topics)
                && client.describeAcls(AclBindingFilter.ANY).values().get().containsAll(rights);
    }

    private static List<NewTopic> fixedTopics() {
        var topics = new ArrayList<NewTopic>();
        Arrays.stream(Topics.values()).forEach(topic -> {
            topics.add(newTopic(topic.topic(), topic.settings()));
            topic.deadLetterTopics().forEach(name -> topics.add(newTopic(name, Topics.deadLetterSettings())));
        });
        return topics;
    }

    private static NewTopic newTopic(String name, TopicSettings settings) {
        return new NewTopic(name, settings.partitions(), ONE_REPLICA).configs(settings.config());
    }
}
