package dev.granary.location.domain;

import java.util.regex.Pattern;

/** Name of a location, for people; unique in the installation without regard to case. */
public record LocationName(String value) {
    public static final String RULE =
            "1 to 63 letters, digits, blanks, '.', '_' or '-'; the first and the last are a letter or a digit";

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._ -]{0,61}[A-Za-z0-9])?");

    public LocationName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("location name: " + RULE);
        }
    }

    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }
}
