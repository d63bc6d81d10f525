package dev.granary.discovery.bootstrap;

import dev.granary.discovery.adapter.kubernetes.ClientSettings;
import dev.granary.discovery.adapter.tink.TinkKubeconfigCipher;
import dev.granary.discovery.application.InstallationPolicy;
import dev.granary.discovery.application.WatchPolicy;
import dev.granary.discovery.application.port.AgentSettings;
import dev.granary.discovery.application.port.KubeconfigCipher;
import dev.granary.discovery.domain.Backoff;
import dev.granary.eventing.Limit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Configuration as the parts want it. */
final class Settings {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    @Produces
    @Singleton
    KubeconfigCipher cipher(DiscoverySettings settings) {
        return TinkKubeconfigCipher.ofKeyset(settings.keysetFile());
    }

    @Produces
    @Singleton
    ClientSettings clients(DiscoverySettings settings) {
        DiscoverySettings.Gardener gardener = settings.gardener();
        return new ClientSettings(
                Limit.atLeast(SHORTEST, gardener.connectTimeout(), "granary.discovery.gardener.connect-timeout"),
                Limit.atLeast(SHORTEST, gardener.requestTimeout(), "granary.discovery.gardener.request-timeout"));
    }

    @Produces
    @Singleton
    WatchPolicy watching(DiscoverySettings settings) {
        DiscoverySettings.Gardener gardener = settings.gardener();
        return new WatchPolicy(
                Limit.atLeast(1, gardener.pageSize(), "granary.discovery.gardener.page-size"),
                Limit.atLeast(SHORTEST, gardener.relistInterval(), "granary.discovery.gardener.relist-interval"),
                Limit.atLeast(1, gardener.patience(), "granary.discovery.gardener.patience"));
    }

    @Produces
    @Singleton
    InstallationPolicy installing(DiscoverySettings settings) {
        DiscoverySettings.Installation installation = settings.installation();
        String prefix = "granary.discovery.installation.";
        return new InstallationPolicy(
                Limit.atLeast(1, installation.concurrency(), prefix + "concurrency"),
                Limit.atLeast(Duration.ofSeconds(1), installation.lease(), prefix + "lease"),
                Limit.atLeast(SHORTEST, installation.pollInterval(), prefix + "poll-interval"),
                Limit.atLeast(SHORTEST, installation.hibernationCheck(), prefix + "hibernation-check"),
                Limit.atLeast(1, installation.patience(), prefix + "patience"),
                backoff(installation.firstRetry(), installation.longestRetry(), prefix));
    }

    @Produces
    @Singleton
    AgentSettings.Common agent(DiscoverySettings settings) {
        DiscoverySettings.Agent agent = settings.agent();
        return new AgentSettings.Common(
                agent.image(),
                ImageVersion.of(agent.image()),
                agent.kafkaBootstrap(),
                agent.tokenEndpoint(),
                agent.heartbeatInterval(),
                text(agent.caFile()));
    }

    static Backoff backoff(Duration first, Duration longest, String prefix) {
        return new Backoff(
                Limit.atLeast(SHORTEST, first, prefix + "first-retry"),
                Limit.atLeast(SHORTEST, longest, prefix + "longest-retry"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException("The agents' CA file " + file + " cannot be read.", unreadable);
        }
    }
}
