package dev.granary.testing.infrastructure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A broker in the JVM of a test logs some thousand lines at INFO. */
public final class QuietLogs {
    private static final List<String> LOUD = List.of("kafka", "org.apache.kafka", "state.change.logger");

    /** Held, for a logger that nobody holds forgets its level. */
    private static final List<Logger> LOGGERS =
            LOUD.stream().map(Logger::getLogger).toList();

    private QuietLogs() {}

    public static void apply() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    /** The same for a Quarkus application, which sets levels itself. */
    static Map<String, String> quarkusProperties() {
        var properties = new HashMap<String, String>();
        LOUD.forEach(name -> properties.put("quarkus.log.category.\"%s\".level".formatted(name), "WARN"));
        return properties;
    }
}
