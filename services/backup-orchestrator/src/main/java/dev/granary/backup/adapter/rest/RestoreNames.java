package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.NamespaceName;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists and mappings of names in the body of a restore; notes what is wrong with them. */
record RestoreNames(FieldErrors errors) {
    static final int MOST = 1_000;
    private static final String DNS_NAME =
            "1 to 253 lower-case letters, digits, '-' or '.'; the first and the last are a letter or a digit";
    private static final Predicate<String> IS_DNS_NAME =
            Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?").asMatchPredicate();
    private static final Predicate<String> IS_PREFIX =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,39}").asMatchPredicate();

    List<NamespaceName> namespaces(String pointer, @Nullable List<@Nullable String> values) {
        return names(pointer, values, new Form(NamespaceName::isValid, NamespaceName.RULE)).stream()
                .map(NamespaceName::new)
                .toList();
    }

    List<String> kinds(String pointer, @Nullable List<@Nullable String> values) {
        return names(pointer, values, new Form(IS_DNS_NAME, DNS_NAME));
    }

    Map<String, String> namespaceMapping(String pointer, @Nullable Map<String, @Nullable String> mapping) {
        return mapping(pointer, mapping, new Form(NamespaceName::isValid, NamespaceName.RULE));
    }

    Map<String, String> storageClassMapping(String pointer, @Nullable Map<String, @Nullable String> mapping) {
        return mapping(pointer, mapping, new Form(IS_DNS_NAME, DNS_NAME));
    }

    @Nullable
    String prefix(String pointer, @Nullable String value) {
        if (value != null && !IS_PREFIX.test(value)) {
            errors.add(
                    pointer,
                    ErrorCode.FIELD_INVALID,
                    "Must be 1 to 40 lower-case letters, digits or '-'; the first is a letter or a digit.");
            return null;
        }
        return value;
    }

    private record Form(Predicate<String> fits, String rule) {}

    private List<String> names(String pointer, @Nullable List<@Nullable String> values, Form form) {
        if (values == null || isTooMany(pointer, values.size())) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value == null || !form.fits().test(value)) {
                errors.add(pointer + "/" + i, ErrorCode.FIELD_INVALID, "Must be " + form.rule() + ".");
            } else if (!names.add(value)) {
                errors.add(pointer + "/" + i, ErrorCode.FIELD_INVALID, "This is named twice.");
            }
        }
        return List.copyOf(names);
    }

    private Map<String, String> mapping(String pointer, @Nullable Map<String, @Nullable String> mapping, Form form) {
        if (mapping == null || isTooMany(pointer, mapping.size())) {
            return Map.of();
        }
        Map<String, String> valid = new TreeMap<>();
        mapping.forEach((from, to) -> {
            if (to == null || !form.fits().test(from) || !form.fits().test(to)) {
                String key = from.replace("~", "~0").replace("/", "~1");
                errors.add(
                        pointer + "/" + key, ErrorCode.FIELD_INVALID, "Name and new name must be " + form.rule() + ".");
            } else {
                valid.put(from, to);
            }
        });
        return valid;
    }

    private boolean isTooMany(String pointer, int size) {
        if (size > MOST) {
            errors.add(pointer, ErrorCode.FIELD_INVALID, "At most " + MOST + " are read here.");
        }
        return size > MOST;
    }
}
