package dev.granary.discovery.adapter.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills values into the strings of a parsed document: a value stays a string whatever is in it. */
record Placeholders(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-zA-Z.]+)}");

    Object fill(Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                Map<Object, Object> filled = new LinkedHashMap<>();
                map.forEach((key, value) -> filled.put(key, fill(value)));
                yield filled;
            }
            case List<?> list -> list.stream().map(this::fill).toList();
            case String text -> PLACEHOLDER.matcher(text).replaceAll(this::value);
            default -> node;
        };
    }

    private String value(MatchResult placeholder) {
        String value = values.get(placeholder.group(1));
        if (value == null) {
            throw new IllegalStateException("the manifests name an unknown value: " + placeholder.group(1));
        }
        return Matcher.quoteReplacement(value);
    }
}
