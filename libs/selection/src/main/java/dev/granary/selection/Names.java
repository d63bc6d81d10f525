package dev.granary.selection;

import java.util.regex.Pattern;

/** What names look like in Kubernetes. */
public final class Names {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern PATH_SEGMENT = Pattern.compile("[^/%\\x00-\\x20]{1,253}");

    private Names() {}

    /** A DNS label, as namespaces have. */
    public static boolean isNamespace(String name) {
        return LABEL.matcher(name).matches();
    }

    /** Something that an object may be called; roles may have colons and capitals. */
    public static boolean isObjectName(String name) {
        return PATH_SEGMENT.matcher(name).matches() && !name.equals(".") && !name.equals("..");
    }
}
