package dev.granary.discovery.bootstrap;

import dev.granary.discovery.adapter.kubernetes.ClientSettings;
import dev.granary.discovery.adapter.tink.TinkKubeconfigCipher;
import dev.granary.discovery.application.InstallationPolicy;
import dev.granary.discovery.application.WatchPolicy;
import dev.granary.discovery.application.port.AgentSettings;
import dev.granary.discovery.application.port.KubeconfigCipher;
import dev.granary.discovery.domain.Backoff;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configuration as the parts want it. */
final class Settings {

    @Produces
    @Singleton
    KubeconfigCipher cipher(DiscoverySettings settings) {
        return TinkKubeconfigCipher.ofKeyset(settings.keysetFile());
    }

    @Produces
    @Singleton
    ClientSettings clients(DiscoverySettings settings) {
        return new ClientSettings(
                settings.gardener().connectTimeout(), settings.gardener().requestTimeout());
    }

    @Produces
    @Singleton
    WatchPolicy watching(DiscoverySettings settings) {
        DiscoverySettings.Gardener gardener = settings.gardener();
        return new WatchPolicy(gardener.pageSize(), gardener.relistInterval(), gardener.patience());
    }

    @Produces
    @Singleton
    InstallationPolicy installing(DiscoverySettings settings) {
        DiscoverySettings.Installation installation = settings.installation();
        return new InstallationPolicy(
                installation.concurrency(),
                installation.lease(),
                installation.pollInterval(),
                installation.hibernationCheck(),
                installation.patience(),
                new Backoff(installation.firstRetry(), installation.longestRetry()));
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

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException("The agents' CA file " + file + " cannot be read.", unreadable);
        }
    }
}
