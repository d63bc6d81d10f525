package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether two objects say the same, apart from what the server writes. */
public final class Comparison {

    private Comparison() {}

    /** Absent, null and empty are the same; so are numbers of one value. Owners and status are not compared. */
    public static boolean isSame(KubeObject one, KubeObject other) {
        return isSame(bare(one).map(), bare(other).map());
    }

    private static Fields bare(KubeObject object) {
        KubeObject copy = object.copy();
        ServerFields.remove(copy);
        copy.fields().remove("status");
        return copy.fields();
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        if (one instanceof Map<?, ?> fields && other instanceof Map<?, ?> others) {
            return haveSameFields(fields, others);
        }
        if (one instanceof List<?> list && other instanceof List<?> elements) {
            return haveSameElements(list, elements);
        }
        if (one instanceof Number number && other instanceof Number value) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(value.toString())) == 0;
        }
        return Objects.equals(one, other);
    }

    private static boolean haveSameFields(Map<?, ?> one, Map<?, ?> other) {
        Set<String> names = new TreeSet<>();
        one.keySet().forEach(name -> names.add(String.valueOf(name)));
        other.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names.stream().allMatch(name -> isSame(one.get(name), other.get(name)));
    }

    private static boolean haveSameElements(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!isSame(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
    }
}
