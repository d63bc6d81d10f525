package dev.granary.testing.infrastructure;

import java.util.HashMap;
import java.util.Map;

/**
 * Reaches the servers that the tests of one JVM share from whichever class loader a test runs in. Quarkus loads this module
 * anew for each application that it starts; statics of such a copy would start a second broker. So the call always goes to
 * the copy of the system class loader, and only types of the JDK cross.
 */
public final class SharedServers {
    private SharedServers() {}

    /** Called by name, in the system class loader. */
    public static Map<String, String> kafkaProperties(String user) {
        var properties = new HashMap<>(QuietLogs.quarkusProperties());
        TestKafka kafka = TestKafka.shared();
        kafka.login(user).clientProperties().forEach((key, value) -> properties.put("kafka." + key, value));
        properties.put("granary.test.kafka.agents-bootstrap", kafka.agentsBootstrap());
        properties.put(
                "granary.test.kafka.authority-file", kafka.authorityFile().toString());
        return properties;
    }

    /** Called by name, in the system class loader. */
    public static Map<String, String> postgresProperties(String role) {
        return TestPostgres.shared().config().quarkusProperties(role);
    }

    @SuppressWarnings("unchecked") // both methods above return Map<String, String>
    static Map<String, String> call(String method, String argument) {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(system);
        try {
            return (Map<String, String>) Class.forName(SharedServers.class.getName(), true, system)
                    .getMethod(method, String.class)
                    .invoke(null, argument);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The shared server did not start", e);
        } finally {
            Thread.currentThread().setContextClassLoader(context);
        }
    }
}
