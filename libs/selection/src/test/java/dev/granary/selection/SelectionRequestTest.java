package dev.granary.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.selection.Checked.FieldFault;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SelectionRequestTest {

    private static final Kind SECRET = new Kind("", "secrets", "Secret");
    private static final Kind WIDGET = new Kind("acme.example", "widgets", "Widget");

    @ParameterizedTest
    @CsvFileSource(resources = "bad-requests.csv", delimiter = '|', numLinesToSkip = 1, nullValues = "-")
    void namesEveryFieldThatIsWrong(
            @Nullable String namespaces,
            @Nullable String namespaceSelector,
            @Nullable String included,
            @Nullable String excluded,
            @Nullable String labels,
            @Nullable String object,
            @Nullable String pointers) {
        var request = new SelectionRequest(
                list(namespaces), namespaceSelector, list(included), list(excluded), labels, objects(object));

        assertThat(faults(request.check())).extracting(FieldFault::pointer).isEqualTo(pointers(pointers));
        assertThat(faults(request.check()))
                .allSatisfy(fault -> assertThat(fault.problem()).endsWith("."));
    }

    @Test
    void takesKindsAndLabelsOfNamedNamespaces() {
        Selection selection = valid(new SelectionRequest(
                List.of("shop", "bank"),
                null,
                List.of("Secret", "Widget"),
                List.of("*.acme.example"),
                "a=b",
                List.of()));

        assertThat(selection.namespaces()).isEqualTo(new NamespaceChoice.Named(List.of("shop", "bank")));
        assertThat(selection.takesKind(SECRET)).isTrue();
        assertThat(selection.takesKind(WIDGET)).isFalse();
        assertThat(selection.leavesOut(WIDGET)).isTrue();
        assertThat(selection.takes(SECRET, secret("x", "b"))).isTrue();
        assertThat(selection.takes(SECRET, secret("x", "c"))).isFalse();
    }

    @Test
    void takesEveryKindWhereNoneIsNamedButAsksForNone() {
        Selection selection = valid(new SelectionRequest(List.of("*"), null, List.of(), List.of(), null, List.of()));

        assertThat(selection.takesKind(WIDGET)).isTrue();
        assertThat(selection.asksFor(WIDGET)).isFalse();
    }

    @Test
    void takesSingleObjectsAndTheirNamespaces() {
        Selection selection = valid(new SelectionRequest(
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(
                        new ObjectRequest("secrets", "shop", "x"),
                        new ObjectRequest("ClusterRole", null, "system:x"))));

        assertThat(selection.namespaces()).isEqualTo(new NamespaceChoice.Named(List.of("shop")));
        assertThat(selection.takes(SECRET, secret("x", "b"))).isTrue();
        assertThat(selection.takes(SECRET, secret("y", "b"))).isFalse();
        assertThat(selection.takesKind(WIDGET)).isFalse();
    }

    @Test
    void neverMeansSystemNamespacesUnlessNamed() {
        var labelled = valid(new SelectionRequest(List.of(), "a", List.of(), List.of(), null, List.of()))
                .namespaces();

        assertThat(new NamespaceChoice.All().takes("shop", Map.of())).isTrue();
        for (String name : List.of("kube-system", "kube-public", "kube-node-lease")) {
            assertThat(new NamespaceChoice.All().takes(name, Map.of())).isFalse();
            assertThat(labelled.takes(name, Map.of("a", "b"))).isFalse();
            assertThat(new NamespaceChoice.Named(List.of(name)).takes(name, Map.of()))
                    .isTrue();
        }
    }

    @Test
    void readsAThousandValuesInAListAndNoMore() {
        List<String> names = IntStream.range(0, SelectionRequest.MOST)
                .mapToObj(i -> "shop-" + i)
                .toList();

        assertThat(SelectionRequest.ofNamespaces(names).check()).isInstanceOf(Checked.Valid.class);
        assertThat(faults(SelectionRequest.ofNamespaces(
                                Stream.concat(names.stream(), Stream.of("bank")).toList())
                        .check()))
                .extracting(FieldFault::pointer)
                .containsExactly("/namespaces");
    }

    @Test
    void refusesASelectorWithoutEnd() {
        var request = new SelectionRequest(
                List.of("shop"), null, List.of(), List.of(), "a".repeat(63) + ",a".repeat(2_000), List.of());

        assertThat(faults(request.check())).extracting(FieldFault::pointer).containsExactly("/labelSelector");
    }

    @Test
    void knowsWhetherItSaysMoreThanNamespaces() {
        assertThat(SelectionRequest.ofNamespaces(List.of("*")).onlyNamesNamespaces())
                .isTrue();
        assertThat(new SelectionRequest(List.of("*"), null, List.of(), List.of("Secret"), null, List.of())
                        .onlyNamesNamespaces())
                .isFalse();
        assertThat(SelectionRequest.ofObjects(List.of(new ObjectRequest("Secret", "shop", "x")))
                        .onlyNamesNamespaces())
                .isFalse();
    }

    private record Kind(String group, String resource, String kind) implements SelectableKind {}

    private record Thing(String namespace, String name, Map<String, String> labels) implements SelectableObject {}

    private static SelectableObject secret(String name, String label) {
        return new Thing("shop", name, Map.of("a", label));
    }

    private static Selection valid(SelectionRequest request) {
        return ((Checked.Valid<Selection>) request.check()).value();
    }

    private static List<FieldFault> faults(Checked<Selection> checked) {
        return switch (checked) {
            case Checked.Valid<Selection> valid -> List.of();
            case Checked.Invalid<Selection> invalid -> invalid.faults();
        };
    }

    private static List<String> pointers(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(",", -1));
    }

    private static List<ObjectRequest> objects(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        String[] parts = text.split("/", 3);
        return List.of(new ObjectRequest(parts[0], parts[1], parts[2]));
    }
}
