package dev.granary.selection;

import dev.granary.selection.LabelRequirement.Absent;
import dev.granary.selection.LabelRequirement.Compared;
import dev.granary.selection.LabelRequirement.Exists;
import dev.granary.selection.LabelRequirement.In;
import dev.granary.selection.LabelRequirement.NotIn;
import dev.granary.selection.LabelRequirement.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Recursive descent over the grammar of {@code k8s.io/apimachinery/pkg/labels}; the fabric8 client has no such reader. */
final class LabelSelectorReader {

    private final LabelSelectorTokens tokens;

    private LabelSelectorReader(String text) {
        tokens = new LabelSelectorTokens(text);
    }

    static LabelSelector.Reading read(String text) {
        if (text.isBlank()) {
            return new LabelSelector.Invalid(
                    "An empty selector would select everything; name a label, for instance granary.dev/protect=true.");
        }
        try {
            return new LabelSelector.Valid(
                    new LabelSelector(text.strip(), new LabelSelectorReader(text.strip()).requirements()));
        } catch (SyntaxError e) {
            return new LabelSelector.Invalid(e.getMessage());
        }
    }

    private List<LabelRequirement> requirements() {
        List<LabelRequirement> found = new ArrayList<>();
        do {
            found.add(requirement());
        } while (tokens.accept(","));
        if (!tokens.atEnd()) {
            throw tokens.unexpected("a comma or the end");
        }
        return found;
    }

    private LabelRequirement requirement() {
        if (tokens.accept("!")) {
            return new Absent(key());
        }
        String key = key();
        if (tokens.accept("=") || tokens.accept("==")) {
            return new In(key, Set.of(value()));
        }
        if (tokens.accept("!=")) {
            return new NotIn(key, Set.of(value()));
        }
        if (tokens.accept("in")) {
            return new In(key, values());
        }
        if (tokens.accept("notin")) {
            return new NotIn(key, values());
        }
        if (tokens.accept(">")) {
            return new Compared(key, Side.ABOVE, number());
        }
        if (tokens.accept("<")) {
            return new Compared(key, Side.BELOW, number());
        }
        return new Exists(key);
    }

    /** {@code ()} is the empty value, as {@code (,)} is. */
    private Set<String> values() {
        tokens.expect("(");
        Set<String> values = new LinkedHashSet<>();
        do {
            values.add(value());
        } while (tokens.accept(","));
        tokens.expect(")");
        return Set.copyOf(values);
    }

    private String key() {
        String key = tokens.word("a label key");
        LabelSyntax.keyProblem(key).ifPresent(problem -> {
            throw new SyntaxError(problem);
        });
        return key;
    }

    private String value() {
        String value = tokens.optionalWord();
        LabelSyntax.valueProblem(value).ifPresent(problem -> {
            throw new SyntaxError(problem);
        });
        return value;
    }

    private long number() {
        String value = value();
        if (!LabelRequirement.WHOLE_NUMBER.matcher(value).matches()) {
            throw new SyntaxError("'" + value + "' is not a whole number; > and < compare numbers.");
        }
        return Long.parseLong(value);
    }

    /** Ends the reading; never leaves this class. */
    static final class SyntaxError extends RuntimeException {
        SyntaxError(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
