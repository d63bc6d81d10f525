package dev.granary.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what this JVM logs to a file: the terminal belongs to the milestones. */
final class DemoLog {
    private static final Logger ROOT = Logger.getLogger("");

    private DemoLog() {}

    /** Before the first library logs. */
    static void useJdkLogging() {
        System.setProperty("org.jboss.logging.provider", "jdk");
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.JULLogDelegateFactory");
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n");
    }

    static void to(Path directory) {
        try {
            Files.createDirectories(directory);
            var file = new FileHandler(directory.resolve("demo.log").toString());
            file.setFormatter(new SimpleFormatter());
            for (Handler handler : ROOT.getHandlers()) {
                ROOT.removeHandler(handler);
            }
            ROOT.addHandler(file);
            ROOT.setLevel(Level.INFO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
