package dev.granary.testing.landscape.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.testing.landscape.kube.KubeClients;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The same things through the client library that the product uses. */
interface ClientLibraryContract extends Contract {

    @Test
    default void informerSeesTheListAndWhatComesAfterIt() {
        String namespace = namespace();
        List<String> seen = new CopyOnWriteArrayList<>();
        try (KubernetesClient client = client()) {
            client.resource(map(namespace, "early", "1")).create();
            try (var informer =
                    client.configMaps().inNamespace(namespace).withLabel("x").inform(new Recorder(seen))) {
                assertThat(informer.hasSynced()).isTrue();
                client.resource(map(namespace, "late", "1")).create();
                client.configMaps().inNamespace(namespace).withName("early").delete();

                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(seen).containsExactly("+early", "+late", "-early"));
            }
        }
    }

    @Test
    default void watchDeliversEvents() {
        String namespace = namespace();
        List<String> seen = new CopyOnWriteArrayList<>();
        try (KubernetesClient client = client();
                var watch = client.configMaps()
                        .inNamespace(namespace)
                        .withLabel("x")
                        .watch(new Watcher<>() {
                            @Override
                            public void eventReceived(Action action, ConfigMap map) {
                                seen.add(action + " " + map.getMetadata().getName());
                            }

                            @Override
                            public void onClose(WatcherException cause) {
                                seen.add("closed");
                            }
                        })) {
            client.resource(map(namespace, "a", "1")).create();
            client.resource(map(namespace, "a", "2")).update();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(seen).containsExactly("ADDED a", "MODIFIED a"));
        }
    }

    @Test
    default void serverSideApplyCreatesAndChanges() {
        String namespace = namespace();
        PatchContext apply = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("granary")
                .build();
        try (KubernetesClient client = client()) {
            ConfigMap first = client.resource(map(namespace, "a", "1")).patch(apply);
            ConfigMap second = client.resource(map(namespace, "a", "2")).patch(apply);

            assertThat(second.getMetadata().getUid())
                    .isEqualTo(first.getMetadata().getUid());
            assertThat(second.getData()).containsExactly(Map.entry("k", "2"));
        }
    }

    @Test
    default void genericResourceAndItsStatus() {
        String namespace = namespace();
        try (KubernetesClient client = client()) {
            var widgets = client.genericKubernetesResources(SampleResources.GROUP + "/v1", "Widget")
                    .inNamespace(namespace);
            GenericKubernetesResource made = widgets.load(stream(SampleResources.widget("w", "\"spec\":{\"size\":3}")))
                    .create();
            made.setAdditionalProperty("status", Map.of("phase", "Ready"));
            widgets.resource(made).updateStatus();

            GenericKubernetesResource read = widgets.withName("w").get();
            assertThat(read.<Object>get("status", "phase")).isEqualTo("Ready");
            assertThat(read.<Object>get("spec", "size")).isEqualTo(3);
            assertThat(widgets.list().getItems()).hasSize(1);
        }
    }

    @Test
    default void listsInPages() {
        String namespace = namespace();
        try (KubernetesClient client = client()) {
            for (String name : List.of("a", "b", "c")) {
                client.resource(map(namespace, name, "1")).create();
            }
            var maps = client.configMaps().inNamespace(namespace).withLabel("x");
            var first = maps.list(new ListOptionsBuilder().withLimit(2L).build());
            var second = maps.list(new ListOptionsBuilder()
                    .withLimit(2L)
                    .withContinue(first.getMetadata().getContinue())
                    .build());

            assertThat(first.getItems()).hasSize(2);
            assertThat(second.getItems()).hasSize(1);
        }
    }

    private KubernetesClient client() {
        return KubeClients.admin(cluster().server());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ConfigMap map(String namespace, String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .addToLabels("x", "1")
                .endMetadata()
                .addToData("k", value)
                .build();
    }

    /** Writes down what an informer tells. */
    record Recorder(List<String> seen) implements ResourceEventHandler<ConfigMap> {

        @Override
        public void onAdd(ConfigMap map) {
            seen.add("+" + map.getMetadata().getName());
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            seen.add("~" + after.getMetadata().getName());
        }

        @Override
        public void onDelete(ConfigMap map, boolean finalStateUnknown) {
            seen.add("-" + map.getMetadata().getName());
        }
    }
}
