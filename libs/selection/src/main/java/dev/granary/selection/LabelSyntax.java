package dev.granary.selection;

import java.util.Optional;
import java.util.regex.Pattern;

/** What Kubernetes takes as a label key and value. */
final class LabelSyntax {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_PREFIX = 253;

    private LabelSyntax() {}

    static Optional<String> keyProblem(String key) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        boolean prefixHolds = slash < 0
                || (slash <= LONGEST_PREFIX
                        && PREFIX.matcher(key.substring(0, slash)).matches());
        return prefixHolds && NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("'" + key + "' is not a label key: [dns-prefix/]name, the name up to 63 characters.");
    }

    static Optional<String> valueProblem(String value) {
        return value.isEmpty() || NAME.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("'" + value + "' is not a label value: up to 63 letters, digits, '-', '_' and '.', "
                        + "with a letter or digit at both ends.");
    }
}
