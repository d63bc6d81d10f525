package dev.granary.selection;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One requirement of a label selector. An absent label matches the negative ones only, as in Kubernetes. */
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

    /** Holds for labels that are whole numbers above (or below) the bound; every other label does not match. */
    record Compared(String key, Side side, long bound) implements LabelRequirement {
        @Override
        public boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            if (value == null || !WHOLE_NUMBER.matcher(value).matches()) {
                return false;
            }
            int order = Long.compare(Long.parseLong(value), bound);
            return side == Side.ABOVE ? order > 0 : order < 0;
        }
    }

    enum Side {
        ABOVE,
        BELOW
    }

    /** Fits a long whatever its digits. */
    Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
}
