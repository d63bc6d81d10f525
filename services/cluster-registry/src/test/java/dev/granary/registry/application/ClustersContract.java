package dev.granary.registry.application;

import static dev.granary.registry.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.eventing.Transactions;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.application.port.Heartbeats;
import dev.granary.registry.domain.Agent;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.ClusterState;
import dev.granary.registry.domain.Samples;
import dev.granary.registry.domain.Tenant;
import dev.granary.registry.domain.Trust;
import dev.granary.registry.domain.Word;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every store of clusters keeps. It may hold clusters of others. */
public abstract class ClustersContract {

    private static final Duration PATIENCE = Samples.PATIENCE;

    protected abstract Clusters clusters();

    protected abstract Heartbeats heartbeats();

    protected abstract Transactions transactions();

    @Test
    void aClusterIsFoundAsItWasSaved() {
        for (Cluster cluster : List.of(pending(), installed("https://a.example", NOW), online(NOW))) {
            save(cluster);

            assertThat(await(() -> clusters().find(cluster.id()))).contains(cluster);
            assertThat(inTransaction(() -> clusters().lock(cluster.id()))).contains(cluster);
        }
    }

    @Test
    void savingAgainReplaces() {
        Cluster online = online(NOW);
        save(online);
        Cluster offline = online.pass(NOW.plusSeconds(100), PATIENCE).cluster();

        save(offline);

        assertThat(await(() -> clusters().find(online.id()))).contains(offline);
    }

    @Test
    void anUnknownClusterIsEmpty() {
        var unknown = new ClusterId(UUID.randomUUID());

        assertThat(await(() -> clusters().find(unknown))).isEmpty();
        assertThat(inTransaction(() -> clusters().lock(unknown))).isEmpty();
    }

    @Test
    void clustersOfAnIssuerComeNewestFirst() {
        String issuer = "https://" + UUID.randomUUID() + ".example";
        Cluster older = installed(issuer, NOW);
        Cluster newer = installed(issuer, NOW.plusSeconds(5));
        save(older);
        save(newer);
        save(installed("https://other.example", NOW));

        assertThat(await(() -> clusters().trusting(issuer, 5))).containsExactly(newer, older);
        assertThat(await(() -> clusters().trusting(issuer, 1))).containsExactly(newer);
    }

    @Test
    void pagesShowEveryClusterOnceInTheOrderOfIds() {
        List<Cluster> saved = List.of(pending(), online(NOW), pending());
        saved.forEach(this::save);

        List<Cluster> walked = new ArrayList<>();
        List<Cluster> page = await(() -> clusters().page(null, null, 2));
        while (!page.isEmpty()) {
            walked.addAll(page);
            ClusterId last = page.getLast().id();
            page = await(() -> clusters().page(null, last, 2));
        }

        assertThat(walked).containsAll(saved).doesNotHaveDuplicates();
        assertThat(walked)
                .isSortedAccordingTo(
                        Comparator.comparing(cluster -> cluster.id().toString()));
        assertThat(await(() -> clusters().page(ClusterState.PENDING, null, 500)))
                .contains(saved.get(0), saved.get(2))
                .doesNotContain(saved.get(1));
    }

    @Test
    void statesAreCounted() {
        save(pending());

        assertThat(await(() -> clusters().countByState()).get(ClusterState.PENDING))
                .isPositive();
    }

    @Test
    void aBeatMovesTheLastWordForwardAndNeverBack() {
        Cluster online = online(NOW);
        save(online);

        beat(online.id(), NOW.plusSeconds(30));
        beat(online.id(), NOW.plusSeconds(10));

        assertThat(await(() -> clusters().find(online.id())).orElseThrow().lastHeardAt())
                .isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void aBeatTellsWhoseStateItMayChange() {
        Cluster online = online(NOW);
        Cluster pending = pending();
        Cluster offline = online(NOW).pass(NOW.plusSeconds(100), PATIENCE).cluster();
        List.of(online, pending, offline).forEach(this::save);
        Instant later = NOW.plusSeconds(200);

        List<ClusterId> mayChange = await(() -> heartbeats()
                .record(Map.of(
                        online.id(),
                        later,
                        pending.id(),
                        later,
                        offline.id(),
                        later,
                        new ClusterId(UUID.randomUUID()),
                        later)));

        assertThat(mayChange).containsExactlyInAnyOrder(pending.id(), offline.id());
    }

    @Test
    void onlyOnlineClustersThatWereNotHeardAreSilent() {
        Cluster silent = online(NOW);
        Cluster heard = online(NOW.plusSeconds(50));
        Cluster offline = online(NOW).pass(NOW.plusSeconds(100), PATIENCE).cluster();
        List.of(silent, heard, offline, pending()).forEach(this::save);

        assertThat(await(() -> heartbeats().onlineButSilentSince(NOW.plusSeconds(50))))
                .contains(silent.id())
                .doesNotContain(heard.id(), offline.id());
    }

    private void beat(ClusterId id, Instant heardAt) {
        await(() -> heartbeats().record(Map.of(id, heardAt)));
    }

    private void save(Cluster cluster) {
        transactions().inTransaction(() -> clusters().save(cluster)).await().atMost(Duration.ofSeconds(60));
    }

    private <T> T inTransaction(Supplier<Uni<T>> work) {
        return await(() -> transactions().inTransaction(work));
    }

    /** Reads in a transaction as well: only there is everybody on the right thread. */
    private <T> T await(Supplier<Uni<T>> work) {
        return transactions().inTransaction(work).await().atMost(Duration.ofSeconds(60));
    }

    private static Cluster pending() {
        return Cluster.register(
                        new ClusterId(UUID.randomUUID()),
                        new Tenant("orchard"),
                        Samples.shoot(),
                        Samples.sighting(1),
                        true,
                        NOW)
                .cluster();
    }

    private static Cluster installed(String issuer, Instant at) {
        return pending()
                .agentInstalled(1, new Trust(issuer, "{\"keys\":[]}", at), at)
                .cluster();
    }

    private static Cluster online(Instant heardAt) {
        return installed("https://" + UUID.randomUUID() + ".example", NOW)
                .hear(Word.hello(new Agent("0.1.0", "1.33.2", "UTC"), heardAt), heardAt, PATIENCE)
                .cluster();
    }
}
