package dev.granary.discovery.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.KnownShoot;
import dev.granary.discovery.domain.ShootFacts;
import dev.granary.discovery.fakes.Examples;
import dev.granary.eventing.Transactions;
import dev.granary.selection.LabelSelector;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of configs and shoots does. */
public abstract class ShootsContract {

    private final DiscoveryConfig config = config("config-" + UUID.randomUUID());

    protected abstract DiscoveryConfigs configs();

    protected abstract Shoots shoots();

    protected abstract Transactions transactions();

    @BeforeEach
    void addConfig() {
        assertThat(add(config)).isTrue();
    }

    @Test
    void givesBackAConfigInEveryState() {
        assertThat(find()).isEqualTo(config);

        DiscoveryConfig active = config.inNamespace("garden-fleet").inState(new ConfigState.Active());
        await(() -> configs().update(active));
        assertThat(find()).isEqualTo(active);

        DiscoveryConfig failed =
                active.inState(new ConfigState.Failed(FailureReason.GARDENER_UNREACHABLE, "no connection"));
        await(() -> configs().update(failed));
        assertThat(find()).isEqualTo(failed);
        assertThat(failed.version()).isEqualTo(4);
    }

    @Test
    void takesANameOnce() {
        DiscoveryConfig same = config(config.name());

        assertThat(add(same)).isFalse();

        assertThat(await(() -> configs().find(same.id()))).isEmpty();
        assertThat(await(() -> configs().nameTaken(config.name()))).isTrue();
        assertThat(await(() -> configs().nameTaken("free-" + UUID.randomUUID())))
                .isFalse();
    }

    @Test
    void givesBackTheSealedKubeconfigUnchanged() {
        assertThat(await(() -> configs().kubeconfig(config.id())))
                .hasValueSatisfying(kept -> assertThat(kept.ciphertext()).containsExactly(0, 1, -1));
        assertThat(await(() -> configs().kubeconfig(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void listsConfigsByNameAfterAName() {
        DiscoveryConfig next = config(config.name() + "-b");
        add(next);
        add(config(config.name() + "-c"));

        assertThat(await(() -> configs().page(config.name(), 1))).containsExactly(next);
        assertThat(await(() -> configs().all())).contains(config, next);
    }

    @Test
    void givesBackShootsAndCountsTheManagedOnes() {
        KnownShoot added = known(1, true, null);
        KnownShoot left = known(3, false, "production");
        await(() -> shoots().store(List.of(added, left)));

        assertThat(await(() -> shoots().find(added.uid()))).contains(added);
        assertThat(await(() -> shoots().find(left.uid()))).contains(left);
        assertThat(await(() -> shoots().find(UUID.randomUUID()))).isEmpty();
        assertThat(await(() -> shoots().managedBy(config.id()))).containsExactly(added);
        assertThat(await(() -> configs().managedShoots())).containsEntry(config.id(), 1L);
    }

    @Test
    void replacesAShootThatItKnowsAlsoInTheTransactionThatLockedIt() {
        KnownShoot before = known(1, true, null);
        KnownShoot after = new KnownShoot(before.facts(), config.id(), false, 2);
        KnownShoot other = known(1, true, null);
        await(() -> shoots().store(List.of(before)));

        Map<UUID, KnownShoot> locked = await(() ->
                shoots().lock(List.of(before.uid(), other.uid())).call(() -> shoots().store(List.of(after, other))));

        assertThat(locked).containsExactly(Map.entry(before.uid(), before));
        assertThat(await(() -> shoots().find(before.uid()))).contains(after);
        assertThat(await(() -> shoots().find(other.uid()))).contains(other);
    }

    private KnownShoot known(long version, boolean managed, @Nullable String purpose) {
        ShootFacts facts = new ShootFacts(
                UUID.randomUUID(),
                "edge-01",
                "garden-fleet",
                "fleet",
                Map.of("a", "b", "x/y", ""),
                "westeurope",
                "azure",
                purpose,
                "1.34.2",
                true);
        return new KnownShoot(facts, config.id(), managed, version);
    }

    private static DiscoveryConfig config(String name) {
        return new DiscoveryConfig(
                UUID.randomUUID(),
                name,
                "fleet",
                null,
                LabelSelector.stored("protect=true,a in (b,c)"),
                Examples.IDENTITY,
                new ConfigState.Pending(),
                Instant.parse("2026-11-21T12:00:00.123Z"),
                1);
    }

    private boolean add(DiscoveryConfig added) {
        return await(() -> configs().add(added, new SealedKubeconfig(new byte[] {0, 1, -1})));
    }

    private DiscoveryConfig find() {
        return await(() -> configs().find(config.id())).orElseThrow();
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return transactions().inTransaction(work).await().indefinitely();
    }
}
