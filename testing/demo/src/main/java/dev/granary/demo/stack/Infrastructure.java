package dev.granary.demo.stack;

import dev.granary.testing.infrastructure.Azurite;
import dev.granary.testing.infrastructure.BrokerConfig;
import dev.granary.testing.infrastructure.BrokerProcess;
import dev.granary.testing.infrastructure.Certificates;
import dev.granary.testing.infrastructure.Ports;
import dev.granary.testing.infrastructure.PostgresConfig;
import dev.granary.testing.infrastructure.PostgresServer;
import dev.granary.testing.infrastructure.Threads;
import dev.granary.testing.infrastructure.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What the services stand on, each a process of its own that may be killed and started again.
 *
 * @param certificates of the broker, Azurite and the registry
 */
public record Infrastructure(Certificates certificates, BrokerProcess broker, PostgresServer postgres, Azurite azurite)
        implements AutoCloseable {

    /** Starts all three at once; the broker has its topics and rights when this returns. */
    static Infrastructure start(Path directory, Keys keys, String issuer) {
        Certificates certificates = Certificates.in(directory.resolve("tls"));
        var broker =
                CompletableFuture.supplyAsync(() -> broker(directory, certificates, keys, issuer), Threads.PER_TASK);
        var postgres = CompletableFuture.supplyAsync(() -> postgres(directory), Threads.PER_TASK);
        var azurite = CompletableFuture.supplyAsync(() -> azurite(directory, certificates), Threads.PER_TASK);
        return new Infrastructure(
                certificates, Threads.result(broker), Threads.result(postgres), Threads.result(azurite));
    }

    private static BrokerProcess broker(Path directory, Certificates certificates, Keys keys, String issuer) {
        var agents = new BrokerConfig.AgentsListener(
                certificates.issue("broker"), keys.jwksFile(), issuer, Duration.ofSeconds(5));
        Path own = directory.resolve("kafka");
        BrokerProcess broker = BrokerProcess.start(BrokerConfig.in(own, agents), own);
        TopicSetup.apply(broker.login(BrokerConfig.ADMIN));
        return broker;
    }

    private static PostgresServer postgres(Path directory) {
        return PostgresServer.start(new PostgresConfig(
                directory.resolve("postgres"), Ports.free(), true, PostgresConfig.Passwords.random()));
    }

    private static Azurite azurite(Path directory, Certificates certificates) {
        return Azurite.start(directory.resolve("azurite"), Ports.free(), certificates.issue("azurite"));
    }

    @Override
    public void close() {
        azurite.close();
        broker.close();
        postgres.close();
    }
}
