package dev.granary.testing.infrastructure;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker of one node inside this JVM. */
public final class Broker implements AutoCloseable {
    /** Kafka refuses to read keys from an address that this system property does not list. */
    static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private static final String JWKS_URL = "listener.name.agents.oauthbearer.sasl.oauthbearer.jwks.endpoint.url";

    private final KafkaRaftServer server;

    private Broker(KafkaRaftServer server) {
        this.server = server;
    }

    /** Returns when the broker serves its listeners; a directory that was used before is opened with its topics. */
    public static Broker start(BrokerConfig config) {
        return start(BrokerProperties.of(config));
    }

    static Broker start(Properties properties) {
        allow(properties.getProperty(JWKS_URL));
        var config = new KafkaConfig(properties, false);
        format(config, properties.getProperty(BrokerProperties.CLUSTER_ID));
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new Broker(server);
    }

    private static synchronized void allow(String url) {
        String allowed = System.getProperty(ALLOWED_URLS, "");
        System.setProperty(ALLOWED_URLS, allowed.isEmpty() ? url : allowed + "," + url);
    }

    private static void format(KafkaConfig config, String clusterId) {
        try {
            new Formatter()
                    .setClusterId(clusterId)
                    .setNodeId(config.nodeId())
                    .setIgnoreFormatted(true)
                    .setControllerListenerName(config.controllerListenerNames().getFirst())
                    .setMetadataLogDirectory(config.metadataLogDir())
                    .addDirectory(config.metadataLogDir())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) { // Formatter.run declares nothing narrower
            throw new IllegalStateException("The broker's directory could not be formatted", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
