package dev.granary.agent.domain.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.fakes.Yaml;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final Fields fields = Yaml.fields("""
            metadata: {name: web, labels: {app: web, number: 1}}
            spec:
              ports: [{port: 80}, {port: 81}, text]
              names: [a, b, 3]
              paused: true
            """);

    @Test
    void findsWhatAPathLeadsToAndNothingElsewhere() {
        assertThat(fields.text("metadata", "name")).contains("web");
        assertThat(fields.text("metadata", "name", "deeper")).isEmpty();
        assertThat(fields.text("spec")).isEmpty();
        assertThat(fields.flag("spec", "paused")).isTrue();
        assertThat(fields.flag("spec", "gone")).isFalse();
        assertThat(fields.children("spec", "ports")).hasSize(2);
        assertThat(fields.texts("spec", "names")).containsExactly("a", "b");
        assertThat(fields.textMap("metadata", "labels")).containsOnlyKeys("app");
    }

    @Test
    void changesWhatIsBehindIt() {
        fields.put("x", "metadata", "annotations", "note");
        fields.remove("spec", "paused");
        fields.remove("not", "there");
        fields.removeChildren(port -> Integer.valueOf(80).equals(port.value("port")), "spec", "ports");

        assertThat(fields.text("metadata", "annotations", "note")).contains("x");
        assertThat(fields.has("spec", "paused")).isFalse();
        assertThat(fields.children("spec", "ports"))
                .singleElement()
                .satisfies(port -> assertThat(port.value("port")).isEqualTo(81));
    }

    @Test
    void takesAListAwayWithItsLastObject() {
        Fields one = Yaml.fields("{list: [{a: 1}]}");

        one.removeChildren(child -> true, "list");

        assertThat(one.has("list")).isFalse();
    }

    @Test
    void isCopiedToTheLastLeaf() {
        Fields copy = fields.copy();

        copy.children("spec", "ports").getFirst().put(99, "port");

        assertThat(copy).isNotEqualTo(fields);
        assertThat(fields.children("spec", "ports").getFirst().value("port")).isEqualTo(80);
    }
}
