package dev.granary.agent.world;

import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.Topics;
import dev.granary.testing.infrastructure.BrokerConfig;
import dev.granary.testing.infrastructure.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A tenant's topic pair: the control plane's end of it. */
public final class Bus implements AutoCloseable {

    private static final int PARTITIONS = 3;

    private final String tenant;
    private KafkaProducer<String, byte[]> producer;
    private final List<ConsumerRecord<String, byte[]>> events = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean closed;

    public Bus(String tenant) throws Exception {
        this.tenant = tenant;
        try (Admin admin = Admin.create(admin())) {
            admin.createTopics(Stream.of(Topics.commandsOf(tenant), Topics.eventsOf(tenant))
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)
                                    .configs(Topics.tenantSettings().config()))
                            .toList())
                    .all()
                    .get();
            var rights = List.of(
                    right(Topics.commandsOf(tenant), AclOperation.READ),
                    right(Topics.eventsOf(tenant), AclOperation.WRITE));
            admin.createAcls(rights).all().get();
            while (!admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(rights)) {
                Thread.onSpinWait();
            }
        }
        producer = producer();
        reader = Thread.ofVirtual().start(this::readEvents);
    }

    private AclBinding right(String topic, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:tenant-" + tenant, "*", operation, AclPermissionType.ALLOW));
    }

    private static Map<String, Object> admin() {
        return new HashMap<>(TestKafka.shared().login(BrokerConfig.ADMIN).clientProperties());
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(admin(), new StringSerializer(), new ByteArraySerializer());
    }

    private void readEvents() {
        try (var consumer = new KafkaConsumer<>(admin(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = Stream.of(0, 1, 2)
                    .map(n -> new TopicPartition(Topics.eventsOf(tenant), n))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                consumer.poll(Duration.ofMillis(200)).forEach(events::add);
            }
        }
    }

    /** Sends a command to a cluster's agent, as the orchestrator does. */
    public void send(UUID cluster, SpecificRecordBase command) throws Exception {
        var message = new ProducerRecord<>(Topics.commandsOf(tenant), cluster.toString(), AvroCodec.encode(command));
        var envelope = CloudEventHeaders.CloudEvent.of(
                (UUID) command.get("commandId"),
                command,
                "/granary/backup-orchestrator",
                cluster.toString(),
                Instant.now());
        CloudEventHeaders.write(message.headers(), envelope, command);
        producer.send(message).get();
    }

    /** Sends bytes under the cluster's key that nobody can read. */
    public void sendBytes(UUID cluster, byte[] bytes) throws Exception {
        producer.send(new ProducerRecord<>(Topics.commandsOf(tenant), cluster.toString(), bytes))
                .get();
    }

    /** Makes the command topic larger, as the registry does for a tenant that grows. */
    public void growCommandsTo(int partitions) throws Exception {
        try (Admin admin = Admin.create(admin())) {
            admin.createPartitions(Map.of(Topics.commandsOf(tenant), NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
        }
        producer.close();
        producer = producer(); // knows the new partitions
    }

    /** Every event of the cluster so far, as it is on the topic. */
    public List<ConsumerRecord<String, byte[]>> events(UUID cluster) {
        return events.stream()
                .filter(event -> event.key().equals(cluster.toString()))
                .toList();
    }

    /** Every event of that type so far. */
    public <T extends SpecificRecordBase> List<T> events(UUID cluster, Class<T> type) {
        return events(cluster).stream()
                .map(event -> AvroCodec.decode(event.value()))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        producer.close();
        reader.join();
    }
}
