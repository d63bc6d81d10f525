package dev.granary.discovery.bootstrap;

import dev.granary.discovery.application.BackoffPause;
import dev.granary.discovery.application.BlockingTransactions;
import dev.granary.discovery.application.CreateDiscoveryConfig;
import dev.granary.discovery.application.FindDiscoveryConfigs;
import dev.granary.discovery.application.FollowShoots;
import dev.granary.discovery.application.Gardens;
import dev.granary.discovery.application.ListShoots;
import dev.granary.discovery.application.MarkConfig;
import dev.granary.discovery.application.NewConfigs;
import dev.granary.discovery.application.RecordShoots;
import dev.granary.discovery.application.ShootWatch;
import dev.granary.discovery.application.ShootWatches;
import dev.granary.discovery.application.WatchPolicy;
import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.application.port.Gardener;
import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.application.port.KubeconfigCipher;
import dev.granary.discovery.application.port.Kubeconfigs;
import dev.granary.discovery.application.port.Meters;
import dev.granary.discovery.application.port.Pause;
import dev.granary.discovery.application.port.ShootNews;
import dev.granary.discovery.application.port.Shoots;
import dev.granary.discovery.domain.Backoff;
import dev.granary.eventing.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Puts together what accepts configs and follows shoots. */
final class WatchWiring {

    @Produces
    @Singleton
    NewConfigs newConfigs(
            DiscoveryConfigs configs, KubeconfigCipher cipher, BlockingTransactions transactions, Clock clock) {
        return new NewConfigs(configs, cipher, transactions, clock, UUID::randomUUID);
    }

    @Produces
    @Singleton
    CreateDiscoveryConfig create(
            Kubeconfigs kubeconfigs, Gardener gardener, NewConfigs newConfigs, ShootWatches watches) {
        return new CreateDiscoveryConfig(kubeconfigs, gardener, newConfigs, watches::start);
    }

    @Produces
    @Singleton
    FindDiscoveryConfigs find(DiscoveryConfigs configs, Transactions transactions) {
        return new FindDiscoveryConfigs(configs, transactions);
    }

    @Produces
    @Singleton
    Gardens gardens(
            DiscoveryConfigs configs,
            KubeconfigCipher cipher,
            Kubeconfigs kubeconfigs,
            Gardener gardener,
            BlockingTransactions transactions) {
        return new Gardens(configs, cipher, kubeconfigs, gardener, transactions);
    }

    @Produces
    @Singleton
    RecordShoots record(
            Shoots shoots,
            Installations installations,
            ShootNews news,
            BlockingTransactions transactions,
            Clock clock) {
        return new RecordShoots(shoots, installations, news, transactions, clock);
    }

    @Produces
    @Singleton
    BackoffPause pause(DiscoverySettings settings, Pause pause, RandomGenerator random) {
        DiscoverySettings.Gardener gardener = settings.gardener();
        Backoff backoff =
                Settings.backoff(gardener.firstRetry(), gardener.longestRetry(), "granary.discovery.gardener.");
        return new BackoffPause(backoff, pause, random);
    }

    @Produces
    @Singleton
    ShootWatches watches(
            Gardens gardens, RecordShoots record, WatchState state, BackoffPause pause, WatchPolicy policy) {
        return new ShootWatches(new ShootWatch.Parts(
                gardens,
                new ListShoots(record, policy, state.meters()),
                new FollowShoots(record, policy, state.meters(), state.clock(), pause),
                state.mark(),
                pause,
                policy));
    }

    /** What a watch keeps count of, and where. */
    record WatchState(MarkConfig mark, Meters meters, Clock clock) {}

    @Produces
    @Singleton
    WatchState state(DiscoveryConfigs configs, BlockingTransactions transactions, Meters meters, Clock clock) {
        return new WatchState(new MarkConfig(configs, transactions), meters, clock);
    }
}
