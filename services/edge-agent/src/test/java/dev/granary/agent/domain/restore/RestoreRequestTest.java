package dev.granary.agent.domain.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.selection.Checked;
import dev.granary.selection.Checked.FieldFault;
import dev.granary.selection.SelectionRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    namespace mapping    | prefix | classes        | pointers
                    shop=store           | -      | fast=standard  | -
                    shop=store           | copy-  | -              | -
                    shop=Store           | -      | -              | /namespaceMapping/shop
                    a/b=c                | -      | -              | /namespaceMapping/a~1b
                    a=x,b=x              | -      | -              | /namespaceMapping/b
                    shop=granary-system  | -      | -              | /namespaceMapping/shop
                    -                    | Copy-  | -              | /namespacePrefix
                    -                    | -copy  | -              | /namespacePrefix
                    -                    | a.b    | -              | /namespacePrefix
                    -                    | abcdefghij-abcdefghij-abcdefghij-abcdefghij- | - | /namespacePrefix
                    -                    | -      | a=..           | /storageClassMapping/a
                    -                    | -      | a b=c          | /storageClassMapping/a b
                    """, useHeadersInDisplayName = true)
    void namesEveryFieldThatIsWrong(
            @Nullable String namespaces, @Nullable String prefix, @Nullable String classes, @Nullable String pointers) {
        var checked = request(List.of("*"), map(namespaces), prefix == null ? "" : prefix, map(classes))
                .check("granary-system");

        assertThat(pointers(checked)).isEqualTo(pointers == null ? List.of() : List.of(pointers));
    }

    @Test
    void namesTheFieldsOfTheSelectionToo() {
        var checked = request(List.of("Shop"), Map.of("a", "B"), "", Map.of()).check("granary-system");

        assertThat(pointers(checked)).containsExactly("/namespaceMapping/a", "/selection/namespaces/0");
    }

    private static RestoreRequest request(
            List<String> selected, Map<String, String> namespaces, String prefix, Map<String, String> classes) {
        var selection = new SelectionRequest(selected, null, List.of(), List.of(), null, List.of());
        return new RestoreRequest(selection, namespaces, prefix, classes, Existing.RETAIN, false, false, false, false);
    }

    private static List<String> pointers(Checked<RestoreOptions> checked) {
        return switch (checked) {
            case Checked.Valid<RestoreOptions> valid -> List.of();
            case Checked.Invalid<RestoreOptions> invalid ->
                invalid.faults().stream().map(FieldFault::pointer).toList();
        };
    }

    private static Map<String, String> map(@Nullable String text) {
        Map<String, String> map = new HashMap<>();
        if (text != null) {
            for (String entry : text.split(",", -1)) {
                String[] parts = entry.split("=", 2);
                map.put(parts[0], parts[1]);
            }
        }
        return map;
    }
}
