package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What names, labels and finalizers may look like. */
final class MetadataRules {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
    private static final Pattern DNS_SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern LABEL_NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final Set<String> STANDARD_FINALIZERS =
            Set.of("kubernetes", "orphan", "foregroundDeletion", "gardener");
    private static final Set<String> NAMED_BY_LABEL = Set.of("Namespace", "Service");

    private MetadataRules() {}

    static List<Cause> check(ResourceDefinition definition, ObjectNode object) {
        Meta meta = Meta.of(object);
        List<Cause> causes = new ArrayList<>();
        if (meta.name().isEmpty()) {
            causes.add(Cause.required("metadata.name", "name or generateName is required"));
        } else {
            checkName(definition, meta.name(), causes);
        }
        meta.finalizers().stream()
                .filter(f -> !isFinalizer(f))
                .map(f -> Cause.invalid(
                        "metadata.finalizers",
                        "\"" + f + "\"",
                        "name is neither a standard finalizer name nor is it fully qualified"))
                .forEach(causes::add);
        meta.node().path("labels").properties().forEach(e -> checkLabel(e.getKey(), e.getValue(), causes));
        return causes;
    }

    private static boolean isFinalizer(String name) {
        String last = name.substring(name.indexOf('/') + 1);
        return STANDARD_FINALIZERS.contains(name)
                || (LABEL_NAME.matcher(last).matches() && (name.contains("/") || name.contains(".")));
    }

    private static void checkName(ResourceDefinition definition, String name, List<Cause> causes) {
        if (definition.group().equals(RBAC)) {
            if (name.contains("/") || name.contains("%") || name.equals(".") || name.equals("..")) {
                causes.add(invalidName(name, "may not contain '/' or '%', may not be '.' or '..'"));
            }
        } else if (!definition.custom() && NAMED_BY_LABEL.contains(definition.kind())) {
            if (name.contains(".") && DNS_SUBDOMAIN.matcher(name).matches()) {
                causes.add(invalidName(name, "must not contain dots"));
            } else if (name.length() > 63 || !DNS_LABEL.matcher(name).matches()) {
                causes.add(invalidName(
                        name,
                        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must"
                                + " start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex"
                                + " used for validation is '" + LABEL + "')"));
            }
        } else if (name.length() > 253 || !DNS_SUBDOMAIN.matcher(name).matches()) {
            causes.add(invalidName(
                    name,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is '" + LABEL + "(\\." + LABEL + ")*')"));
        }
    }

    private static Cause invalidName(String name, String why) {
        return Cause.invalid("metadata.name", "\"" + name + "\"", why);
    }

    private static void checkLabel(String key, JsonNode value, List<Cause> causes) {
        String name = key.substring(key.indexOf('/') + 1);
        String prefix = key.contains("/") ? key.substring(0, key.indexOf('/')) : "a";
        if (name.length() > 63
                || !LABEL_NAME.matcher(name).matches()
                || !DNS_SUBDOMAIN.matcher(prefix).matches()) {
            causes.add(Cause.invalid(
                    "metadata.labels",
                    "\"" + key + "\"",
                    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                            + " alphanumeric character"));
        }
        String text = value.asText("");
        if (text.length() > 63 || !LABEL_VALUE.matcher(text).matches()) {
            causes.add(Cause.invalid(
                    "metadata.labels",
                    "\"" + text + "\"",
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and"
                            + " must start and end with an alphanumeric character"));
        }
    }
}
