package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.status.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Checks an object against its schema. CEL rules ({@code x-kubernetes-validations}) are not evaluated. */
public final class Validation {

    private final List<Cause> causes = new ArrayList<>();
    private final boolean requiredOnly;

    private Validation(boolean requiredOnly) {
        this.requiredOnly = requiredOnly;
    }

    public static List<Cause> check(ObjectNode object, Schema schema) {
        return run(object, schema, false);
    }

    /** Only whether required fields are there. */
    public static List<Cause> checkRequired(ObjectNode object, Schema schema) {
        return run(object, schema, true);
    }

    private static List<Cause> run(ObjectNode object, Schema schema, boolean requiredOnly) {
        Validation validation = new Validation(requiredOnly);
        validation.visit(object, schema, "");
        validation.causes.sort(Comparator.comparing(Cause::field));
        return validation.causes;
    }

    private void visit(JsonNode value, Schema schema, String path) {
        if (!requiredOnly && !Constraints.hasRightType(value, schema)) {
            causes.add(Constraints.wrongType(value, schema, path));
            return;
        }
        if (value instanceof ObjectNode object) {
            visitFields(object, schema, path);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                visit(value.get(i), schema.items(), path + "[" + i + "]");
            }
        }
        if (!requiredOnly) {
            causes.addAll(Constraints.check(value, schema, path));
        }
    }

    private void visitFields(ObjectNode object, Schema schema, String path) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getValue().isNull() && schema.requires(entry.getKey())) {
                continue;
            }
            schema.field(entry.getKey()).ifPresent(s -> visit(entry.getValue(), s, join(path, entry.getKey())));
        }
        for (JsonNode required : schema.keyword("required")) {
            if (!object.hasNonNull(required.asText())) {
                causes.add(Cause.required(join(path, required.asText()), ""));
            }
        }
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
