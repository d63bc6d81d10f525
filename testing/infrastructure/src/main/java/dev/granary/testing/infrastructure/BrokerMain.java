package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Runs a {@link Broker} as a process of its own: {@code BrokerMain <file with Kafka's properties>}. */
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(in);
        }
        Broker broker = Broker.start(properties);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
        System.out.println("Broker started");
        Thread.currentThread().join();
    }
}
