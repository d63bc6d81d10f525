package dev.granary.registry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The registry's keys: it signs with the key that the shared broker trusts. The broker lives in the system class loader
 * (see SharedServers), and only text crosses.
 */
public final class RegistryTestResource implements QuarkusTestResourceLifecycleManager {

    /** Prefix of the settings with which a test connects as the operator. */
    static final String ADMIN = "granary.test.kafka.admin.";

    private static final String INFRASTRUCTURE = "dev.granary.testing.infrastructure.";
    private static final int MASTER_KEY_BYTES = 32;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("granary-registry");
            var settings = new HashMap<String, String>();
            settings.put(
                    "granary.registry.signing-key-file", write(directory.resolve("signing-key.json"), signingKey()));
            settings.put("granary.registry.session-key-file", write(directory.resolve("session-key"), masterKey()));
            settings.put("granary.registry.issuer", (String)
                    system("AccessTokens").getField("ISSUER").get(null));
            adminLogin().forEach((key, value) -> settings.put(ADMIN + key, value));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the shared broker looks different", e);
        }
    }

    @Override
    public void stop() {}

    private static String signingKey() throws ReflectiveOperationException {
        Object kafka = system("TestKafka").getMethod("shared").invoke(null);
        Object tokens = kafka.getClass().getMethod("agentTokens").invoke(kafka);
        return (String) tokens.getClass().getMethod("privateKey").invoke(tokens);
    }

    private static Map<String, String> adminLogin() throws ReflectiveOperationException {
        Object properties = system("SharedServers")
                .getMethod("kafkaProperties", String.class)
                .invoke(null, system("BrokerConfig").getField("ADMIN").get(null));
        var login = new HashMap<String, String>();
        ((Map<?, ?>) properties).forEach((key, value) -> {
            if (key.toString().startsWith("kafka.")) {
                login.put(key.toString().substring("kafka.".length()), value.toString());
            }
        });
        return login;
    }

    private static Class<?> system(String name) throws ClassNotFoundException {
        return Class.forName(INFRASTRUCTURE + name, true, ClassLoader.getSystemClassLoader());
    }

    private static String masterKey() {
        return Base64.getEncoder().encodeToString(new byte[MASTER_KEY_BYTES]);
    }

    private static String write(Path file, String text) throws IOException {
        return Files.writeString(file, text).toString();
    }
}
