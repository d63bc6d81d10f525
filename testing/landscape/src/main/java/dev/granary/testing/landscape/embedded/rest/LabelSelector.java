package dev.granary.testing.landscape.embedded.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A label selector: every requirement holds. */
record LabelSelector(List<Requirement> requirements) {

    enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        ABSENT
    }

    /** As in Kubernetes, an absent label fulfils {@code notin} and {@code !=}. */
    record Requirement(String key, Operator operator, List<String> values) implements Predicate<Map<String, String>> {

        @Override
        public boolean test(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case ABSENT -> value == null;
            };
        }
    }

    static LabelSelector parse(String text) {
        return new LabelSelector(text.isBlank() ? List.of() : new ArrayList<>(new LabelSelectorParser(text).parse()));
    }

    boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(r -> r.test(labels));
    }

    <T> Predicate<T> on(Function<T, Map<String, String>> labels) {
        return t -> matches(labels.apply(t));
    }
}
