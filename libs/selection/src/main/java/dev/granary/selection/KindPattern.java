package dev.granary.selection;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind as a person writes it: {@code Deployment}, {@code deployments}, {@code deployments.apps}, or {@code *.apps} for a
 * whole group. Capitals do not matter.
 *
 * @param name kind or plural name in lower case, {@code *} for each
 * @param group null for any
 */
public record KindPattern(String name, @Nullable String group) {

    private static final String ANY = "*";
    private static final Pattern SYNTAX =
            Pattern.compile("([a-z][a-z0-9]{0,62}|\\*)(\\.[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?");

    /** Empty when it is not written like a kind. A star alone would be every kind, which needs no pattern. */
    public static Optional<KindPattern> read(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.equals(ANY) || !SYNTAX.matcher(lower).matches()) {
            return Optional.empty();
        }
        int dot = lower.indexOf('.');
        return Optional.of(
                dot < 0
                        ? new KindPattern(lower, null)
                        : new KindPattern(lower.substring(0, dot), lower.substring(dot + 1)));
    }

    public boolean matches(SelectableKind kind) {
        boolean named = name.equals(ANY) || name.equalsIgnoreCase(kind.kind()) || name.equals(kind.resource());
        return named && (group == null || group.equals(kind.group()));
    }

    @Override
    public String toString() {
        return group == null ? name : name + "." + group;
    }
}
