package dev.granary.discovery.bootstrap;

import dev.granary.discovery.application.AttemptInstallation;
import dev.granary.discovery.application.BackgroundWork;
import dev.granary.discovery.application.BlockingTransactions;
import dev.granary.discovery.application.Gardens;
import dev.granary.discovery.application.InstallAgent;
import dev.granary.discovery.application.InstallationPolicy;
import dev.granary.discovery.application.InstallationSchedule;
import dev.granary.discovery.application.KnownTargets;
import dev.granary.discovery.application.RecordInstallation;
import dev.granary.discovery.application.RequestInstallation;
import dev.granary.discovery.application.RunInstallations;
import dev.granary.discovery.application.ShootWatches;
import dev.granary.discovery.application.port.AgentSettings;
import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.application.port.Meters;
import dev.granary.discovery.application.port.ShootClusters;
import dev.granary.discovery.application.port.ShootNews;
import dev.granary.discovery.application.port.Shoots;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Puts together what brings agents to shoots. */
final class InstallationWiring {

    @Produces
    @Singleton
    RequestInstallation request(Installations installations, Clock clock) {
        return new RequestInstallation(installations, clock);
    }

    @Produces
    @Singleton
    InstallAgent install(KnownTargets targets, Gardens gardens, ShootClusters clusters, AgentSettings.Common agent) {
        return new InstallAgent(targets, gardens, clusters, agent);
    }

    @Produces
    @Singleton
    KnownTargets targets(Shoots shoots, DiscoveryConfigs configs, BlockingTransactions transactions) {
        return new KnownTargets(shoots, configs, transactions);
    }

    @Produces
    @Singleton
    InstallationSchedule schedule(InstallationPolicy policy, RandomGenerator random) {
        return new InstallationSchedule(policy, random);
    }

    @Produces
    @Singleton
    RecordInstallation record(
            Installations installations,
            ShootNews news,
            BlockingTransactions transactions,
            InstallationSchedule schedule,
            Clock clock) {
        return new RecordInstallation(installations, news, transactions, schedule, clock);
    }

    @Produces
    @Singleton
    AttemptInstallation attempt(InstallAgent install, RecordInstallation record, Meters meters) {
        return new AttemptInstallation(install, record, meters);
    }

    @Produces
    @Singleton
    RunInstallations run(
            Installations installations,
            BlockingTransactions transactions,
            AttemptInstallation attempt,
            InstallationPolicy policy,
            Clock clock) {
        return new RunInstallations(installations, transactions, attempt, policy, clock);
    }

    @Produces
    @Singleton
    BackgroundWork work(
            DiscoveryConfigs configs,
            BlockingTransactions transactions,
            ShootWatches watches,
            RunInstallations installations,
            Gardens gardens) {
        return new BackgroundWork(configs, transactions, watches, installations, gardens);
    }
}
