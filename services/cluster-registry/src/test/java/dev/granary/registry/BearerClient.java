package dev.granary.registry;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka client of the agents' listener. Kafka registers its SASL mechanism once per JVM, from the class loader that came
 * first, which is the broker's; so the client runs there too, called by name, and only types of the JDK cross.
 */
public final class BearerClient {

    private static final String BEARER = "org.apache.kafka.common.security.oauthbearer.";
    private static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.";

    private BearerClient() {}

    /** From any class loader. */
    static void send(Map<String, String> login, String topic, String key, byte[] value, Map<String, String> headers) {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            Class.forName(BearerClient.class.getName(), true, ClassLoader.getSystemClassLoader())
                    .getMethod("sendHere", Map.class, String.class, String.class, byte[].class, Map.class)
                    .invoke(null, login, topic, key, value, headers);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    /** Called by name, in the system class loader. */
    public static void sendHere(
            Map<String, String> login, String topic, String key, byte[] value, Map<String, String> headers)
            throws ExecutionException, InterruptedException {
        var sent = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> sent.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(settings(login), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(sent).get();
        }
    }

    private static Map<String, Object> settings(Map<String, String> login) {
        System.setProperty(ALLOWED + "urls", login.getOrDefault("sasl.oauthbearer.token.endpoint.url", ""));
        System.setProperty(ALLOWED + "files", login.getOrDefault("sasl.oauthbearer.assertion.file", ""));
        var settings = new HashMap<String, Object>(login);
        settings.put("security.protocol", "SASL_SSL");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("sasl.mechanism", "OAUTHBEARER");
        settings.put("sasl.jaas.config", BEARER + "OAuthBearerLoginModule required;");
        settings.put("sasl.login.callback.handler.class", BEARER + "OAuthBearerLoginCallbackHandler");
        settings.put("sasl.oauthbearer.jwt.retriever.class", BEARER + "JwtBearerJwtRetriever");
        return settings;
    }
}
