package dev.granary.discovery.domain;

import dev.granary.discovery.domain.KubeconfigReader.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds its way in the named lists of a kubeconfig. */
final class KubeconfigDocument {

    private final Map<?, ?> root;

    KubeconfigDocument(@Nullable Object document) {
        if (!(document instanceof Map<?, ?> map) || !(map.get("contexts") instanceof List<?>)) {
            throw new Refusal("This is not a kubeconfig: it has no list of contexts.");
        }
        root = map;
    }

    /** The only context whose name ends so, or else the current one. */
    Fields context(@Nullable String preferredSuffix) {
        if (preferredSuffix != null) {
            for (Object entry : list("contexts")) {
                if (name(entry) instanceof String name && name.endsWith(preferredSuffix)) {
                    return named("contexts", "context", name);
                }
            }
        }
        if (!(root.get("current-context") instanceof String current) || current.isBlank()) {
            throw new Refusal("current-context is not set; name the context that Granary is to use.");
        }
        return named("contexts", "context", current);
    }

    Fields cluster(String name) {
        return named("clusters", "cluster", name);
    }

    Fields user(String name) {
        return named("users", "user", name);
    }

    private Fields named(String list, String field, String name) {
        List<?> found = list(list).stream()
                .filter(entry -> Objects.equals(name(entry), name))
                .toList();
        if (found.size() != 1) {
            throw new Refusal((found.isEmpty() ? "No entry" : "More than one entry") + " of " + list
                    + " has the name that is referred to.");
        }
        Object fields = KubeconfigReader.mapOrEmpty(found.getFirst()).get(field);
        if (!(fields instanceof Map<?, ?> map)) {
            throw new Refusal("An entry of " + list + " has no " + field + ".");
        }
        return new Fields(list + "[].", field, map);
    }

    private List<?> list(String field) {
        return root.get(field) instanceof List<?> list ? list : List.of();
    }

    private static @Nullable Object name(@Nullable Object entry) {
        return KubeconfigReader.mapOrEmpty(entry).get("name");
    }

    /** The fields of one entry. */
    record Fields(String prefix, String field, Map<?, ?> values) {

        String path() {
            return prefix + field;
        }

        String text(String name) {
            String text = optionalText(name);
            if (text == null) {
                throw new Refusal(path() + "." + name + " is missing.");
            }
            return text;
        }

        @Nullable
        String optionalText(String name) {
            return values.get(name) instanceof String text && !text.isBlank() ? text.strip() : null;
        }

        void refuse(List<String> names) {
            for (String name : names) {
                Object value = values.get(name);
                if (value != null && !value.equals(false)) {
                    throw new Refusal(path() + "." + name
                            + " is not accepted: Granary runs no program, reads no file and skips no "
                            + "check for a kubeconfig. Use inline data with a token or client certificate.");
                }
            }
        }

        /** Base64 of PEM; null when the field is absent. */
        @Nullable
        String pem(String name, PemKind kind) {
            String text = optionalText(name);
            return text == null
                    ? null
                    : kind.read(text)
                            .orElseThrow(() ->
                                    new Refusal(path() + "." + name + " is not base64 of a PEM " + kind.label() + "."));
        }

        @Override
        public String toString() {
            return "Fields[redacted]";
        }
    }
}
