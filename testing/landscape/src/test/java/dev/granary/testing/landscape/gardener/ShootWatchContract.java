package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.gardener.LandscapeUnderTest.conditions;
import static dev.granary.testing.landscape.gardener.LandscapeUnderTest.texts;
import static dev.granary.testing.landscape.gardener.RawClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.kube.KubeClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Shoots as a client watches them, through the front. */
interface ShootWatchContract extends LandscapeTests {

    @Test
    default void keepsAnInformerCurrentOverAnOutageOfGardener() {
        try (var client = KubeClients.of(landscape().discoveryKubeconfig());
                var informer = client.genericKubernetesResources(GardenObjects.SHOOTS)
                        .inNamespace(landscape().projectNamespace())
                        .inform()) {
            assertThat(informer.getStore().list()).hasSize(2);

            landscape().stopGardener();
            await().until(() -> !informer.isWatching());
            landscape().startGardener();

            landscape().relabel("edge-02", Map.of("team", "b", "protected", "yes", "seen", "later"));
            await().until(() -> informer.getStore().list().stream()
                    .anyMatch(shoot -> shoot.getMetadata().getLabels().containsKey("seen")));
            landscape().relabel("edge-02", Map.of("team", "b", "protected", "yes"));
        }
    }

    @Test
    default void answersAWatchAtOnceThatHasNothingToTell() {
        var version =
                json(discovery().get(shoots())).at("/metadata/resourceVersion").asText();
        var quiet =
                CompletableFuture.supplyAsync(() -> discovery().open(shoots() + "?watch=1&resourceVersion=" + version));

        assertThat(quiet).succeedsWithin(Duration.ofSeconds(5));
        quiet.join().close();
    }

    @Test
    default void tellsAWatcherThatALabelLeftTheSelectorByADeletedEvent() throws Exception {
        var version =
                json(discovery().get(shoots())).at("/metadata/resourceVersion").asText();
        var selector = "labelSelector=protected%3Dyes&allowWatchBookmarks=false&resourceVersion=" + version;

        landscape().relabel("edge-02", Map.of("team", "b"));
        landscape().relabel("edge-02", Map.of("team", "b", "protected", "yes"));

        try (var events = discovery().watch(shoots() + "?watch=1&timeoutSeconds=1&" + selector)) {
            var seen = events.toList();
            assertThat(texts(seen, "/type")).containsExactly("DELETED", "ADDED");
            assertThat(seen.getFirst().at("/object/metadata").has("deletionTimestamp"))
                    .isFalse();
        }
    }

    @Test
    default void answers410ToAWatchFromAVersionOfLongAgo() throws Exception {
        try (var events = discovery().watch(shoots() + "?watch=1&timeoutSeconds=2&resourceVersion=1")) {
            var error = events.findFirst().orElseThrow();
            assertThat(error.path("type").asText()).isEqualTo("ERROR");
            assertThat(error.at("/object/code").asInt()).isEqualTo(410);
        }
    }

    @Test
    default void makesAllConditionsProgressingForAMomentAfterAReconciliation() throws Exception {
        var version =
                json(discovery().get(shoots())).at("/metadata/resourceVersion").asText();

        landscape().reconcile("edge-02");

        try (var events = discovery().watch(shoots() + "?watch=1&timeoutSeconds=1&resourceVersion=" + version)) {
            var statuses = events.map(event -> conditions(event.path("object")))
                    .flatMap(List::stream)
                    .toList();
            assertThat(statuses).contains("Progressing").endsWith("True");
        }
    }

    @Test
    default void endsAWatchWithoutAWordWhenGardenerGoesAndAnswers503AsText() throws Exception {
        var lines = new CopyOnWriteArrayList<JsonNode>();
        var watch = CompletableFuture.runAsync(() -> follow(shoots() + "?watch=1", lines));
        await().untilAsserted(() -> assertThat(lines).isNotEmpty());

        landscape().stopGardener();
        try {
            var refused = discovery().get(shoots());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
            assertThat(under().status("/apis")).isEqualTo(200);
            assertThat(watch).succeedsWithin(Duration.ofSeconds(5));
        } finally {
            landscape().startGardener();
        }
        assertThat(under().status(shoots())).isEqualTo(200);
    }

    private void follow(String path, List<JsonNode> lines) {
        try (var events = discovery().open(path)) {
            events.forEach(lines::add);
        }
    }
}
