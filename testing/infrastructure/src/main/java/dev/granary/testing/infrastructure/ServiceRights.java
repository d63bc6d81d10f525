package dev.granary.testing.infrastructure;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.granary.contracts.Participant;
import dev.granary.contracts.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What each service may do on the broker: no more than the catalogue of topics says. */
final class ServiceRights {
    private static final ResourcePattern TENANT_TOPICS =
            new ResourcePattern(ResourceType.TOPIC, Topics.TENANT_PREFIX, PatternType.PREFIXED);
    private static final ResourcePattern CLUSTER =
            new ResourcePattern(ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL);

    private ServiceRights() {}

    static List<AclBinding> all() {
        return Stream.of(
                        Arrays.stream(Topics.values()).flatMap(ServiceRights::onTopic),
                        Arrays.stream(Participant.values()).flatMap(ServiceRights::onOwnNames),
                        ofRegistry(),
                        ofOrchestrator())
                .flatMap(rights -> rights)
                .toList();
    }

    private static Stream<AclBinding> onTopic(Topics topic) {
        Stream<AclBinding> writing = grant(topic.writer(), topic(topic.topic()), WRITE, DESCRIBE);
        Stream<AclBinding> reading = topic.readers().stream()
                .flatMap(reader -> Stream.concat(
                        grant(reader, topic(topic.topic()), READ, DESCRIBE),
                        grant(reader, topic(topic.deadLettersOf(reader)), WRITE, DESCRIBE)));
        return Stream.concat(writing, reading);
    }

    /** Consumer groups and transactions named after the service. */
    private static Stream<AclBinding> onOwnNames(Participant service) {
        String prefix = service.serviceName();
        return Stream.concat(
                grant(service, new ResourcePattern(ResourceType.GROUP, prefix, PatternType.PREFIXED), READ, DESCRIBE),
                grant(
                        service,
                        new ResourcePattern(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED),
                        WRITE,
                        DESCRIBE));
    }

    /** The registry makes the tenants' topics and rights, and its ingest reads them. */
    private static Stream<AclBinding> ofRegistry() {
        return Stream.of(
                        grant(
                                Participant.REGISTRY,
                                TENANT_TOPICS,
                                CREATE,
                                ALTER,
                                ALTER_CONFIGS,
                                DESCRIBE,
                                DESCRIBE_CONFIGS,
                                READ),
                        grant(Participant.REGISTRY, CLUSTER, ALTER, DESCRIBE),
                        grant(Participant.REGISTRY, topic(Topics.INGEST_DEAD_LETTERS), WRITE, DESCRIBE))
                .flatMap(rights -> rights);
    }

    /** The orchestrator is the only writer of commands. */
    private static Stream<AclBinding> ofOrchestrator() {
        return grant(Participant.ORCHESTRATOR, TENANT_TOPICS, WRITE, DESCRIBE);
    }

    private static ResourcePattern topic(String name) {
        return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
    }

    private static Stream<AclBinding> grant(Participant service, ResourcePattern resource, AclOperation... operations) {
        String principal = "User:" + service.serviceName();
        return Arrays.stream(operations)
                .map(operation -> new AclBinding(
                        resource, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
    }
}
