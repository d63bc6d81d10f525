package dev.granary.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Records as text for people: bytes with units, columns one under the other. */
final class Table {

    private static final String GAP = "  ";

    private final PrintWriter out;
    private final ObjectMapper mapper;

    Table(PrintWriter out, ObjectMapper mapper) {
        this.out = out;
        this.mapper = mapper;
    }

    /** Line by line, its lists as tables below. */
    void print(Record value) {
        JsonNode tree = mapper.valueToTree(value);
        List<Map.Entry<String, JsonNode>> plain = tree.properties().stream()
                .filter(field -> !field.getValue().isArray())
                .toList();
        int width = plain.stream()
                .mapToInt(field -> heading(field.getKey()).length())
                .max()
                .orElse(0);
        plain.forEach(field ->
                out.println(pad(heading(field.getKey()), width) + GAP + text(field.getKey(), field.getValue())));
        for (var field : tree.properties()) {
            if (field.getValue().isArray() && !field.getValue().isEmpty()) {
                out.println();
                out.println(heading(field.getKey()) + ":");
                printList(field.getValue());
            }
        }
    }

    private void printList(JsonNode list) {
        if (!list.get(0).isObject()) {
            list.forEach(element -> out.println(GAP + element.asText()));
            return;
        }
        for (JsonNode element : list) {
            StringBuilder line = new StringBuilder();
            element.properties().forEach(field -> line.append(GAP).append(text(field.getKey(), field.getValue())));
            out.println(line);
        }
    }

    List<String> headings(Class<? extends Record> type) {
        return columns(type)
                .map(Table::heading)
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
    }

    List<String> cells(Record row) {
        JsonNode tree = mapper.valueToTree(row);
        return columns(row.getClass())
                .map(column -> tree.has(column) ? text(column, tree.get(column)) : "")
                .toList();
    }

    void line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : GAP).append(pad(cells.get(i), widths[i]));
        }
        out.println(line.toString().stripTrailing());
    }

    private static Stream<String> columns(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** {@code bytesStored} is <i>bytes stored</i>. */
    private static String heading(String field) {
        return field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String text(String field, JsonNode value) {
        boolean bytes =
                value.isIntegralNumber() && field.toLowerCase(Locale.ROOT).contains("bytes");
        return printable(bytes ? Sizes.of(value.longValue()) : value.asText());
    }

    /** What a name in a backup could do to a terminal, it shall not do. */
    private static String printable(String text) {
        return text.chars().anyMatch(Character::isISOControl) ? text.replaceAll("\\p{Cntrl}", "?") : text;
    }
}
