package dev.granary.agent.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.port.ObjectLines.UnreadableLineException;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.Need;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.fakes.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectLinesTest {

    private static final KindName CONFIG_MAP = new KindName("", "configmaps", "ConfigMap");
    private static final KindName WIDGET = new KindName("acme.example", "widgets", "Widget");

    private final JsonObjectLines lines = new JsonObjectLines();

    @Test
    void putsAnObjectBehindTheNameOfItsResource() {
        var plain = StoredObject.plain(CONFIG_MAP, Yaml.bare("v1", "ConfigMap", "shop", "a"));

        assertThat(text(lines.write(plain)))
                .isEqualTo(
                        "{\"resource\":\"configmaps\",\"object\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"shop\"}}}");
    }

    @Test
    void saysWhatIsToBeSaidBeforeTheObject() {
        var object = Yaml.object("""
                apiVersion: acme.example/v2
                kind: Widget
                metadata:
                  name: w
                  namespace: shop
                  ownerReferences: [{kind: Gadget, name: g, apiVersion: v1, uid: u, controller: true}]
                """);
        var needs = List.of(new Need(CONFIG_MAP, "shop", "a", "Role x"), new Need(WIDGET, "bank", "b", null));
        var stored =
                new StoredObject(WIDGET, object, needs, List.of("acme.example/v1"), List.of("acme.example/v2", "x/v1"));

        String line = text(lines.write(stored));

        assertThat(line)
                .startsWith("{\"resource\":\"widgets.acme.example\",\"controlledBy\":\"Gadget g\",\"neededBy\":[{"
                        + "\"namespace\":\"shop\",\"resource\":\"configmaps\",\"kind\":\"ConfigMap\",\"name\":\"a\",\"through\":\"Role x\"}"
                        + ",{\"namespace\":\"bank\"")
                .contains(
                        "\"unchangedIn\":[\"acme.example/v1\"],\"storedIn\":[\"acme.example/v2\",\"x/v1\"],\"object\":{")
                .doesNotContain("\n");
        assertThat(lines.read(bytes(line))).isEqualTo(stored);
        assertThat(lines.kindOf(bytes(line))).isEqualTo(WIDGET);
        assertThat(lines.namespaceOf(bytes(line))).isEqualTo("shop");
    }

    @Test
    void keepsNumbersAsTheyAre() {
        String line =
                "{\"resource\":\"widgets.acme.example\",\"object\":{\"apiVersion\":\"acme.example/v1\",\"kind\":\"Widget\","
                        + "\"metadata\":{\"name\":\"w\"},\"spec\":{\"a\":1,\"b\":9223372036854775807,\"c\":0.1,\"d\":1.10,\"e\":1E+2,"
                        + "\"f\":12345678901234567890,\"g\":null,\"h\":[true,false,{}],\"i\":\"\\u0000ü\"}}}";

        assertThat(text(lines.write(lines.read(bytes(line))))).isEqualTo(line);
    }

    @Test
    void findsTheKindWhateverItIsThatItDoesNotKnow() {
        String line =
                "{\"new\":{\"kind\":\"x\",\"object\":{}},\"resource\":\"configmaps\",\"list\":[{\"kind\":1}],\"object\":"
                        + "{\"metadata\":{\"kind\":\"no\"},\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\"}}";

        assertThat(lines.kindOf(bytes(line))).isEqualTo(CONFIG_MAP);
        assertThat(lines.read(bytes(line)).kind()).isEqualTo(CONFIG_MAP);
    }

    @Test
    void saysThatAnObjectHasNoNamespace() {
        var stored = StoredObject.plain(CONFIG_MAP, Yaml.bare("v1", "Node", null, "n"));

        assertThat(lines.namespaceOf(lines.write(stored))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"resource\":\"configmaps\"}",
                "{\"resource\":\"configmaps\",\"object\":",
                "{\"object\":{\"kind\":\"ConfigMap\"}}",
                "{\"resource\":\"configmaps\",\"object\":[]}",
                "nonsense"
            })
    void refusesWhatIsNoLine(String line) {
        assertThatThrownBy(() -> lines.read(bytes(line))).isInstanceOf(UnreadableLineException.class);
        assertThatThrownBy(() -> lines.kindOf(bytes(line))).isInstanceOf(UnreadableLineException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
