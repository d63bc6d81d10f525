package dev.granary.agent.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.ClusterWrites.Part;
import dev.granary.agent.application.port.ClusterWrites.Result;
import dev.granary.agent.application.port.ClusterWrites.Verb;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.fakes.Yaml;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a restore relies on when it changes objects. */
public abstract class ClusterWritesContract {

    protected static final ObjectKind NAMESPACE = ObjectKind.clusterWide("", "v1", "namespaces", "Namespace");
    private static final ObjectKind CONFIG_MAP = ObjectKind.namespaced("", "v1", "configmaps", "ConfigMap");
    private static final ObjectKind SERVICE = new ObjectKind("", "v1", "services", "Service", true, true, true, true);
    private static final String ME = "granary-restore-" + new UUID(1, 2);

    private final String namespace = "writes-" + UUID.randomUUID().toString().substring(0, 8);

    protected abstract ClusterWrites writes();

    @BeforeEach
    void makeANamespace() {
        assertThat(writes().create(NAMESPACE, Yaml.bare("v1", "Namespace", null, namespace), "test"))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void createsAnObjectUnderTheNameOfItsWriter() {
        assertThat(writes().create(CONFIG_MAP, map("a", "1"), ME)).isInstanceOf(Result.Done.class);

        KubeObject made = current("a");
        assertThat(made.fields().text("data", "key")).contains("1");
        assertThat(made.uid()).isNotEmpty();
        assertThat(managers(made)).containsExactly(ME);
    }

    @Test
    void doesNotCreateWhatIsThere() {
        writes().create(CONFIG_MAP, map("a", "1"), ME);

        assertThat(writes().create(CONFIG_MAP, map("a", "2"), ME)).isInstanceOf(Result.Exists.class);
        assertThat(current("a").fields().text("data", "key")).contains("1");
    }

    @Test
    void saysThatThereIsNoNamespaceToPutItInto() {
        KubeObject lost = Yaml.bare("v1", "ConfigMap", "no-such-namespace", "a");

        assertThat(writes().create(CONFIG_MAP, lost, ME)).isInstanceOf(Result.Absent.class);
    }

    @Test
    void replacesWhatItHasReadAndNotesBothWriters() {
        writes().create(CONFIG_MAP, map("a", "1"), "somebody");
        KubeObject next = current("a");
        next.fields().put("2", "data", "key");

        assertThat(writes().replace(CONFIG_MAP, next, ME)).isInstanceOf(Result.Done.class);

        assertThat(current("a").fields().text("data", "key")).contains("2");
        assertThat(managers(current("a"))).contains(ME);
    }

    @Test
    void doesNotReplaceWhatSomebodyElseChanged() {
        writes().create(CONFIG_MAP, map("a", "1"), ME);
        KubeObject first = current("a");
        KubeObject second = current("a");
        first.fields().put("2", "data", "key");
        writes().replace(CONFIG_MAP, first, ME);
        second.fields().put("3", "data", "key");

        assertThat(writes().replace(CONFIG_MAP, second, ME)).isInstanceOf(Result.Changed.class);
    }

    @Test
    void doesNotReplaceWhatIsGone() {
        writes().create(CONFIG_MAP, map("a", "1"), ME);
        KubeObject read = current("a");
        writes().delete(CONFIG_MAP, read);

        assertThat(writes().replace(CONFIG_MAP, read, ME)).isNotInstanceOf(Result.Done.class);
        assertThat(writes().current(CONFIG_MAP, namespace, "a")).isEmpty();
    }

    @Test
    void mergesFieldsAndTakesAwayWhatIsNull() {
        writes().create(CONFIG_MAP, map("a", "1"), ME);
        Fields change = Yaml.fields("{data: {key: null, other: x}}");

        assertThat(writes().merge(CONFIG_MAP, map("a", "").key(), change, Part.OBJECT, ME))
                .isInstanceOf(Result.Done.class);

        assertThat(current("a").fields().textMap("data")).isEqualTo(Map.of("other", "x"));
    }

    @Test
    void writesAStatusApart() {
        KubeObject service = Yaml.object(
                "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: %s}, spec: {ports: [{port: 80}], type: LoadBalancer}}"
                        .formatted(namespace));
        writes().create(SERVICE, service, ME);
        Fields change = Yaml.fields("{status: {loadBalancer: {ingress: [{ip: 192.0.2.1}]}}}");

        assertThat(writes().merge(SERVICE, service.key(), change, Part.STATUS, ME))
                .isInstanceOf(Result.Done.class);

        KubeObject written = writes().current(SERVICE, namespace, "web").orElseThrow();
        assertThat(written.fields()
                        .children("status", "loadBalancer", "ingress")
                        .getFirst()
                        .text("ip"))
                .contains("192.0.2.1");
    }

    @Test
    void mergesNothingIntoWhatIsNotThere() {
        assertThat(writes().merge(CONFIG_MAP, map("gone", "").key(), Yaml.fields("{data: {a: b}}"), Part.OBJECT, ME))
                .isInstanceOf(Result.Absent.class);
    }

    @Test
    void deletesExactlyTheObjectThatItKnows() {
        writes().create(CONFIG_MAP, map("a", "1"), ME);
        KubeObject first = current("a");
        assertThat(writes().delete(CONFIG_MAP, first)).isInstanceOf(Result.Done.class);
        assertThat(writes().delete(CONFIG_MAP, first)).isInstanceOf(Result.Absent.class);
        writes().create(CONFIG_MAP, map("a", "2"), ME);

        assertThat(writes().delete(CONFIG_MAP, first)).isInstanceOf(Result.Changed.class);
        assertThat(writes().current(CONFIG_MAP, namespace, "a")).isPresent();
    }

    @Test
    void knowsItsRights() {
        assertThat(List.of(Verb.values())).allMatch(verb -> writes().isAllowed(verb, CONFIG_MAP, namespace));
    }

    private KubeObject map(String name, String value) {
        return Yaml.object("{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: %s}, data: {key: '%s'}}"
                .formatted(name, namespace, value));
    }

    private KubeObject current(String name) {
        return writes().current(CONFIG_MAP, namespace, name).orElseThrow();
    }

    private static List<String> managers(KubeObject object) {
        return object.fields().children("metadata", "managedFields").stream()
                .flatMap(entry -> entry.text("manager").stream())
                .toList();
    }
}
