package dev.granary.location.domain;

import java.util.regex.Pattern;

/** Name of a blob container, by Azure's own rule. The system containers ({@code $root}, {@code $web}) do not fit. */
public record ContainerName(String value) {
    public static final String RULE = "3 to 63 lower-case letters, digits and '-'; the first and the last are a letter"
            + " or a digit, and no two '-' follow each other";

    private static final Pattern PATTERN = Pattern.compile("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*");

    public ContainerName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("container: " + RULE);
        }
    }

    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }
}
