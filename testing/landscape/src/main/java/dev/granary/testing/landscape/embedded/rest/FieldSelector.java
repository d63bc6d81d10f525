package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A field selector: {@code metadata.name=a,status.phase!=Running}, with the few fields that each kind allows. */
final class FieldSelector {

    private static final Map<String, List<String>> FURTHER_FIELDS = Map.of(
            "Pod",
                    List.of(
                            "spec.nodeName",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "status.phase",
                            "status.podIP"),
            "Secret", List.of("type"),
            "Namespace", List.of("status.phase"),
            "Node", List.of("spec.unschedulable"),
            "Job", List.of("status.successful"),
            "Event",
                    List.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "reason",
                            "type"));

    private FieldSelector() {}

    static Predicate<Stored> parse(String text, ResourceDefinition definition) {
        Predicate<Stored> all = s -> true;
        if (text.isBlank()) {
            return all;
        }
        for (String term : text.split(",", -1)) {
            all = all.and(parseTerm(term, definition));
        }
        return all;
    }

    private static Predicate<Stored> parseTerm(String term, ResourceDefinition definition) {
        int equals = term.indexOf('=');
        if (equals <= 0) {
            throw Failures.badRequest("invalid selector: '" + term + "'; can't understand '" + term + "'");
        }
        boolean negated = term.charAt(equals - 1) == '!';
        String field = term.substring(0, negated ? equals - 1 : equals).trim();
        String value =
                term.substring(equals + (term.startsWith("==", equals) ? 2 : 1)).trim();
        Predicate<Stored> predicate = equality(field, value, definition);
        return negated ? predicate.negate() : predicate;
    }

    private static Predicate<Stored> equality(String field, String value, ResourceDefinition definition) {
        if (field.equals("metadata.name")) {
            return s -> s.key().name().equals(value);
        }
        if (field.equals("metadata.namespace")) {
            return s -> s.key().namespace().equals(value);
        }
        if (!isFurtherField(field, definition)) {
            throw Failures.badRequest("\"" + field + "\" is not a known field selector: only \"metadata.name\","
                    + " \"metadata.namespace\"");
        }
        return s -> text(s.read(), field).equals(value);
    }

    private static boolean isFurtherField(String field, ResourceDefinition definition) {
        return !definition.custom()
                && FURTHER_FIELDS.getOrDefault(definition.kind(), List.of()).contains(field);
    }

    private static String text(JsonNode object, String path) {
        JsonNode node = object;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node.asText("");
    }
}
