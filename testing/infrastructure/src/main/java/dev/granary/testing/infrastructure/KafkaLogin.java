package dev.granary.testing.infrastructure;

import java.util.Map;

/**
 * Client settings of one user on the broker's internal listener.
 *
 * @param bootstrapServers host and port
 */
public record KafkaLogin(String bootstrapServers, String user, String password) {

    /** Keys of Kafka's own clients. */
    public Map<String, String> clientProperties() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
    }

    @Override
    public String toString() {
        return "KafkaLogin[%s at %s]".formatted(user, bootstrapServers);
    }
}
