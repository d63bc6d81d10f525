package dev.granary.testing.landscape.embedded.catalogue;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' order of API versions: v10, v2, v1, v11beta2, v3beta1, v12alpha1, anything else by name. */
final class VersionOrder {

    static final Comparator<String> MOST_STABLE_FIRST =
            Comparator.comparing(VersionOrder::rank).reversed().thenComparing(Comparator.naturalOrder());

    private static final Pattern VERSION = Pattern.compile("v(\\d+)(?:(alpha|beta)(\\d+))?");
    private static final long STABLE = 2_000_000_000_000L;
    private static final long BETA = 1_000_000_000_000L;

    private VersionOrder() {}

    private static long rank(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return -1;
        }
        long major = Long.parseLong(matcher.group(1)) * 1000;
        if (matcher.group(2) == null) {
            return STABLE + major;
        }
        long minor = Long.parseLong(matcher.group(3));
        return (matcher.group(2).equals("beta") ? BETA : 0) + major + minor;
    }
}
