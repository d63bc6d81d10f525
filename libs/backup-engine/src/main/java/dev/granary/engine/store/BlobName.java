package dev.granary.engine.store;

import java.util.regex.Pattern;

/**
 * Name of a blob: segments of {@code A-Z a-z 0-9 . _ - =}, separated by one slash each, no segment starting with a dot, at
 * most 1,024 characters. So a name is safe as a path below a directory, sorts by its bytes, and needs no encoding in a
 * URL. Names that come from a store or a manifest are untrusted until they are one of these.
 */
public record BlobName(String value) implements Comparable<BlobName> {

    private static final int MAX_LENGTH = 1024;
    private static final String SEGMENT = "[A-Za-z0-9_=-][A-Za-z0-9._=-]*";
    private static final Pattern VALID = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");

    public BlobName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a blob name: " + printable(value));
        }
    }

    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && VALID.matcher(value).matches();
    }

    @Override
    public int compareTo(BlobName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String printable(String value) {
        String start = value.length() > 100 ? value.substring(0, 100) + "..." : value;
        return start.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
