package dev.granary.testing.landscape.embedded.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.auth.User;
import java.util.List;

/**
 * Who has which rules where.
 *
 * @param namespace empty for everywhere
 */
record Binding(String namespace, JsonNode subjects, List<Rule> rules) {

    static Binding read(String namespace, ObjectNode binding, List<Rule> rules) {
        return new Binding(namespace, binding.path("subjects"), rules);
    }

    boolean holdsFor(User user) {
        for (JsonNode subject : subjects) {
            if (names(subject, user)) {
                return true;
            }
        }
        return false;
    }

    boolean reaches(Attributes wanted) {
        return namespace.isEmpty()
                || (wanted instanceof Attributes.OnResource r && r.namespace().equals(namespace));
    }

    private boolean names(JsonNode subject, User user) {
        String name = subject.path("name").asText("");
        return switch (subject.path("kind").asText("")) {
            case "User" -> user.name().equals(name);
            case "Group" -> user.groups().contains(name);
            case "ServiceAccount" -> {
                String subjectNamespace = subject.path("namespace").asText(namespace);
                yield user.name().equals("system:serviceaccount:" + subjectNamespace + ":" + name);
            }
            default -> false;
        };
    }
}
