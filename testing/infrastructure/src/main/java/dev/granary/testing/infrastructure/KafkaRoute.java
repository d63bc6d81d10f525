package dev.granary.testing.infrastructure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the broker runs that the tests of one JVM share. */
enum KafkaRoute {
    /** Inside of the JVM: needs nothing, and is what is used unless somebody says otherwise. */
    JVM {
        @Override
        AutoCloseable start(BrokerConfig config) {
            return Broker.start(config);
        }
    },

    /** In a container of Apache's own image; needs a Docker engine on this machine. */
    TESTCONTAINERS {
        @Override
        AutoCloseable start(BrokerConfig config) {
            return ContainerBroker.start(config);
        }
    };

    static final String PROPERTY = "granary.kafka";
    static final String VARIABLE = "GRANARY_KAFKA";

    /** Returns when the broker serves its listeners. */
    abstract AutoCloseable start(BrokerConfig config);

    static KafkaRoute chosen() {
        return of(System.getProperty(PROPERTY), System.getenv(VARIABLE));
    }

    /**
     * The route that the property names, or else the variable.
     *
     * @throws IllegalArgumentException there is no route of the name
     */
    static KafkaRoute of(@Nullable String property, @Nullable String variable) {
        String name = Objects.requireNonNullElse(property, Objects.requireNonNullElse(variable, JVM.wireName()));
        return Arrays.stream(values())
                .filter(route -> route.wireName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(PROPERTY + " is one of " + names() + ", but is " + name));
    }

    private static String names() {
        return Arrays.stream(values()).map(KafkaRoute::wireName).collect(Collectors.joining(", "));
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
