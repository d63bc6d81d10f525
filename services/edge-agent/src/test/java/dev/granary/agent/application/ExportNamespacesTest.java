package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.fakes.FakeCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportNamespacesTest {

    private final FakeCluster cluster = new FakeCluster()
            .add("shop", FakeCluster.CONFIG_MAP, "a", "b")
            .add("bank", FakeCluster.CONFIG_MAP, "c")
            .add("granary-system", FakeCluster.CONFIG_MAP, "granary-agent-state");
    private final ExportNamespaces export = new ExportNamespaces(cluster, "granary-system");
    private final List<String> objects = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Test
    void exportsEachNamespaceWithItsObjects() {
        assertThat(export("shop", "bank")).isEqualTo(2);

        assertThat(objects)
                .containsExactly("Namespace shop", "Namespace bank", "ConfigMap a", "ConfigMap b", "ConfigMap c");
        assertThat(problems).isEmpty();
    }

    @Test
    void namesANamespaceThatDoesNotExist() {
        assertThat(export("shop", "gone")).isEqualTo(1);

        assertThat(problems).containsExactly("NamespaceNotFound Namespace null gone");
        assertThat(objects).contains("ConfigMap a");
    }

    @Test
    void takesNothingOfTheAgentsOwnNamespace() {
        assertThat(export("granary-system")).isZero();

        assertThat(problems).containsExactly("NamespaceReserved Namespace null granary-system");
        assertThat(objects).isEmpty();
    }

    @Test
    void losesOnlyTheKindThatCannotBeListed() {
        cluster.add("shop", FakeCluster.WIDGET, "w1", "w2");
        cluster.breakKind(FakeCluster.WIDGET);

        export("shop");

        assertThat(objects).contains("ConfigMap a", "ConfigMap b", "Widget w1");
        assertThat(problems).containsExactly("KindNotListable Widget shop ");
    }

    @Test
    void namesEachClaimWhoseVolumeIsNotIncluded() {
        cluster.add("shop", FakeCluster.CLAIM, "data-0", "data-1");

        export("shop");

        assertThat(objects).contains("PersistentVolumeClaim data-0", "PersistentVolumeClaim data-1");
        assertThat(problems)
                .containsExactly(
                        "VolumeDataNotIncluded PersistentVolumeClaim shop data-0",
                        "VolumeDataNotIncluded PersistentVolumeClaim shop data-1");
    }

    @Test
    void handsOnWhatDiscoveryCouldNotSee() {
        cluster.addDiscoveryProblem(Problem.of("APIService", null, "v1.broken", Reason.KIND_NOT_LISTABLE, "503"));

        export("shop");

        assertThat(problems).containsExactly("KindNotListable APIService null v1.broken");
    }

    @Test
    void failsWhenTheClusterDoesNotAnswer() {
        cluster.unreachable(true);

        assertThatThrownBy(() -> export("shop")).isInstanceOf(ClusterUnreachableException.class);
    }

    private int export(String... namespaces) {
        return export.export(
                List.of(namespaces),
                object -> objects.add(object.kind() + " " + object.name()),
                problem -> problems.add(String.join(
                        " ", problem.reason(), problem.kind(), String.valueOf(problem.namespace()), problem.name())));
    }
}
