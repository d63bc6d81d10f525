package dev.granary.backup.domain;

import java.util.regex.Pattern;

/** Name of a Kubernetes namespace: a DNS-1123 label. */
public record NamespaceName(String value) {
    public static final String RULE =
            "1 to 63 lower-case letters, digits or '-'; the first and the last are a letter or a digit";

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public NamespaceName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("namespace: " + RULE);
        }
    }

    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }
}
