package dev.granary.agent.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.ClusterObjects.Scope;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.fakes.Yaml;
import dev.granary.selection.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an export relies on when it reads objects. */
public abstract class ClusterObjectsContract {

    protected static final ObjectKind NAMESPACE = ObjectKind.clusterWide("", "v1", "namespaces", "Namespace");
    protected static final ObjectKind CONFIG_MAP = ObjectKind.namespaced("", "v1", "configmaps", "ConfigMap");

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String shop = "shop-" + run;
    private final String bank = "bank-" + run;

    protected abstract ClusterObjects cluster();

    /** Puts an object into the cluster. */
    protected abstract void put(KubeObject object);

    @BeforeEach
    void fill() {
        put(Yaml.bare("v1", "Namespace", null, shop));
        put(Yaml.bare("v1", "Namespace", null, bank));
        put(map(shop, "b", "red"));
        put(map(shop, "a", "blue"));
        put(map(bank, "c", "red"));
    }

    @Test
    void listsTheObjectsOfANamespaceInTheOrderOfTheirNames() {
        assertThat(names(new Scope(shop, LabelSelector.EVERYTHING))).containsExactly(shop + "/a", shop + "/b");
    }

    @Test
    void listsTheObjectsOfAllNamespaces() {
        assertThat(names(Scope.EVERYTHING)).contains(shop + "/a", shop + "/b", bank + "/c");
    }

    @Test
    void listsObjectsByTheirLabels() {
        var red = ((LabelSelector.Valid) LabelSelector.read("run=" + run + ",color in (red)")).selector();

        assertThat(names(new Scope(null, red))).containsExactly(bank + "/c", shop + "/b");
    }

    @Test
    void listsNothingOfANamespaceThatIsNotThere() {
        assertThat(names(new Scope("nowhere-" + run, LabelSelector.EVERYTHING))).isEmpty();
    }

    @Test
    void givesObjectsAsTheyAreStored() {
        KubeObject found = cluster().find(CONFIG_MAP, shop, "a").orElseThrow();

        assertThat(found.apiVersion()).isEqualTo("v1");
        assertThat(found.kind()).isEqualTo("ConfigMap");
        assertThat(found.uid()).isNotEmpty();
        assertThat(found.labels()).containsEntry("color", "blue");
        assertThat(List.of("resourceVersion", "managedFields", "generation"))
                .noneMatch(field -> found.fields().has("metadata", field));
    }

    @Test
    void findsNothingThatIsNotThere() {
        assertThat(cluster().find(CONFIG_MAP, shop, "nope")).isEmpty();
        assertThat(cluster().find(NAMESPACE, null, "nowhere-" + run)).isEmpty();
    }

    @Test
    void knowsWhatIsServed() {
        var kinds = cluster().discover().kinds();

        assertThat(kinds.find("v1", "ConfigMap")).hasValueSatisfying(kind -> {
            assertThat(kind.namespaced()).isTrue();
            assertThat(kind.listable()).isTrue();
            assertThat(kind.creatable()).isTrue();
        });
        assertThat(kinds.find("v1", "Namespace"))
                .hasValueSatisfying(kind -> assertThat(kind.namespaced()).isFalse());
        assertThat(kinds.find("v9", "ConfigMap")).isEmpty();
    }

    private KubeObject map(String namespace, String name, String color) {
        return Yaml.object(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: %s, labels: {color: %s, run: '%s'}}}"
                        .formatted(name, namespace, color, run));
    }

    private List<String> names(Scope scope) {
        List<String> names = new ArrayList<>();
        cluster().list(CONFIG_MAP, scope, object -> {
            if (!object.name().equals("kube-root-ca.crt")) {
                names.add(object.namespace() + "/" + object.name());
            }
        });
        return names;
    }
}
