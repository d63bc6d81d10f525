package dev.granary.selection;

import dev.granary.selection.LabelSelectorReader.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a label selector, one after another. */
final class LabelSelectorTokens {

    private static final Pattern TOKEN = Pattern.compile("\\s*(==|!=|[=!,()<>]|[^\\s=!,()<>]+)");
    private static final Set<String> SIGNS = Set.of("==", "!=", "=", "!", ",", "(", ")", "<", ">");
    private static final String END = "";

    private final List<String> tokens = new ArrayList<>();
    private int next;

    LabelSelectorTokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
    }

    boolean atEnd() {
        return next == tokens.size();
    }

    boolean accept(String token) {
        boolean there = current().equals(token);
        if (there) {
            next++;
        }
        return there;
    }

    void expect(String token) {
        if (!accept(token)) {
            throw unexpected("'" + token + "'");
        }
    }

    String word(String expected) {
        if (atEnd() || SIGNS.contains(current())) {
            throw unexpected(expected);
        }
        return tokens.get(next++);
    }

    /** A word, or the empty value when a sign or the end comes. */
    String optionalWord() {
        return atEnd() || SIGNS.contains(current()) ? "" : tokens.get(next++);
    }

    SyntaxError unexpected(String expected) {
        String found = atEnd() ? "the end" : "'" + current() + "'";
        return new SyntaxError("Found " + found + " where " + expected + " belongs.");
    }

    private String current() {
        return atEnd() ? END : tokens.get(next);
    }
}
