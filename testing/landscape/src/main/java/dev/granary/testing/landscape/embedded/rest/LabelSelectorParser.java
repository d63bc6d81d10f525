package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.rest.LabelSelector.Operator;
import dev.granary.testing.landscape.embedded.rest.LabelSelector.Requirement;
import dev.granary.testing.landscape.embedded.status.ApiFailure;
import dev.granary.testing.landscape.embedded.status.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code a=b,c!=d,e in (f,g),h notin (i),j,!k}. */
final class LabelSelectorParser {

    private static final Pattern TOKEN = Pattern.compile("\\s*(==|!=|=|!|,|\\(|\\)|[^\\s=!,()]+|$)");

    private final List<String> tokens = new ArrayList<>();
    private int position;

    LabelSelectorParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt() && !matcher.group(1).isEmpty()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), text.length());
        }
        tokens.add("");
    }

    List<Requirement> parse() {
        List<Requirement> requirements = new ArrayList<>();
        do {
            requirements.add(requirement());
        } while (takeIf(","));
        if (!peek().isEmpty()) {
            throw unexpected("',' or 'end of string'");
        }
        return requirements;
    }

    private Requirement requirement() {
        if (takeIf("!")) {
            return new Requirement(identifier(), Operator.ABSENT, List.of());
        }
        String key = identifier();
        return switch (peek()) {
            case "", "," -> new Requirement(key, Operator.EXISTS, List.of());
            case "=", "==" -> new Requirement(key, Operator.IN, List.of(exactValue()));
            case "!=" -> new Requirement(key, Operator.NOT_IN, List.of(exactValue()));
            case "in" -> new Requirement(key, Operator.IN, values());
            case "notin" -> new Requirement(key, Operator.NOT_IN, values());
            default -> throw unexpected("in, notin, =, ==, !=, gt, lt");
        };
    }

    private String exactValue() {
        take();
        return peek().isEmpty() || peek().equals(",") ? "" : identifier();
    }

    private List<String> values() {
        take();
        if (!takeIf("(")) {
            throw unexpected("'('");
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(peek().equals(",") || peek().equals(")") ? "" : identifier());
        } while (takeIf(","));
        if (!takeIf(")")) {
            throw unexpected("',' or ')'");
        }
        return values;
    }

    private String identifier() {
        if (peek().isEmpty() || "=!,()".contains(peek().substring(0, 1))) {
            throw unexpected("identifier");
        }
        return take();
    }

    private String peek() {
        return tokens.get(position);
    }

    private String take() {
        return tokens.get(position++);
    }

    private boolean takeIf(String token) {
        if (!peek().equals(token)) {
            return false;
        }
        position++;
        return true;
    }

    private ApiFailure unexpected(String expected) {
        return Failures.badRequest("unable to parse requirement: found '" + peek() + "', expected: " + expected);
    }
}
