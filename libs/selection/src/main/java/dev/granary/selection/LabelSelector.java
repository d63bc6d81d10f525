package dev.granary.selection;

import java.util.List;
import java.util.Map;

/**
 * A Kubernetes label selector; an object matches when every requirement holds.
 *
 * @param text as it was written; the API server reads it as it is
 */
public record LabelSelector(String text, List<LabelRequirement> requirements) {

    /** Matches everything. */
    public static final LabelSelector EVERYTHING = new LabelSelector("", List.of());

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** The outcome of reading what a person wrote. */
    public sealed interface Reading {}

    public record Valid(LabelSelector selector) implements Reading {}

    /**
     * It cannot be read.
     *
     * @param problem what is wrong and where, one sentence
     */
    public record Invalid(String problem) implements Reading {}

    /**
     * Reads the syntax of {@code kubectl -l}: {@code a=b}, {@code a==b}, {@code a!=b}, {@code a in (b,c)}, {@code a notin
     * (b,c)}, {@code a}, {@code !a}, {@code a>1}, {@code a<1}, joined by commas. Refuses an empty text, which would be
     * everything.
     */
    public static Reading read(String text) {
        return LabelSelectorReader.read(text);
    }

    /** Reads a selector that was accepted before. */
    public static LabelSelector stored(String text) {
        return switch (read(text)) {
            case Valid valid -> valid.selector();
            case Invalid invalid -> throw new IllegalStateException("stored selector: " + invalid.problem());
        };
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }

    public boolean isEverything() {
        return requirements.isEmpty();
    }
}
