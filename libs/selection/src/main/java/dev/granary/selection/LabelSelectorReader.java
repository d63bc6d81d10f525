package dev.granary.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads requirement after requirement. Numbers ({@code a>1}) are not for labels of namespaced objects and are refused. */
final class LabelSelectorReader {

    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";
    private static final String DOMAIN = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";
    private static final String KEY = "(?<key>(" + DOMAIN + "/)?" + NAME + ")";
    private static final String VALUE = "(" + NAME + ")?";
    private static final String VALUES = "\\(\\s*(?<values>" + VALUE + "(\\s*,\\s*" + VALUE + ")*)\\s*\\)";

    private static final Pattern ABSENT = Pattern.compile("!\\s*" + KEY);
    private static final Pattern EXISTS = Pattern.compile(KEY);
    private static final Pattern ONE = Pattern.compile(KEY + "\\s*(?<sign>==?|!=)\\s*(?<value>" + VALUE + ")");
    private static final Pattern MANY = Pattern.compile(KEY + "\\s+(?<sign>in|notin)\\s*" + VALUES);
    private static final Pattern COMMA_OUTSIDE_BRACKETS = Pattern.compile(",(?![^()]*\\))");

    private LabelSelectorReader() {}

    static LabelSelector.Reading read(String text) {
        List<LabelRequirement> requirements = new ArrayList<>();
        for (String part : COMMA_OUTSIDE_BRACKETS.split(text, -1)) {
            var requirement = requirement(part.strip()).toList();
            if (requirement.isEmpty()) {
                return new LabelSelector.Invalid("'" + part.strip()
                        + "' is not a label requirement; write for instance app=web, env in (a,b), tier or !tier.");
            }
            requirements.addAll(requirement);
        }
        return new LabelSelector.Valid(new LabelSelector(text, requirements));
    }

    private static Stream<LabelRequirement> requirement(String part) {
        Matcher absent = ABSENT.matcher(part);
        Matcher exists = EXISTS.matcher(part);
        Matcher one = ONE.matcher(part);
        Matcher many = MANY.matcher(part);
        if (absent.matches()) {
            return Stream.of(new LabelRequirement.Absent(absent.group("key")));
        }
        if (exists.matches()) {
            return Stream.of(new LabelRequirement.Exists(exists.group("key")));
        }
        if (one.matches()) {
            return Stream.of(of(one.group("key"), one.group("sign").equals("!="), Set.of(one.group("value"))));
        }
        if (many.matches()) {
            return Stream.of(of(many.group("key"), many.group("sign").equals("notin"), values(many.group("values"))));
        }
        return Stream.empty();
    }

    private static LabelRequirement of(String key, boolean negative, Set<String> values) {
        return negative ? new LabelRequirement.NotIn(key, values) : new LabelRequirement.In(key, values);
    }

    private static Set<String> values(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }
}
