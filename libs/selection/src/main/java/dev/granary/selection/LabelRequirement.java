package dev.granary.selection;

import java.util.Map;
import java.util.Set;

/** One requirement of a label selector. An absent label fulfils the negative ones, as in Kubernetes. */
public sealed interface LabelRequirement {

    boolean matches(Map<String, String> labels);

    record Exists(String key) implements LabelRequirement {
        @Override
        public boolean matches(Map<String, String> labels) {
            return labels.containsKey(key);
        }
    }

    record Absent(String key) implements LabelRequirement {
        @Override
        public boolean matches(Map<String, String> labels) {
            return !labels.containsKey(key);
        }
    }

    record In(String key, Set<String> values) implements LabelRequirement {
        @Override
        public boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return value != null && values.contains(value);
        }
    }

    record NotIn(String key, Set<String> values) implements LabelRequirement {
        @Override
        public boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return value == null || !values.contains(value);
        }
    }
}
