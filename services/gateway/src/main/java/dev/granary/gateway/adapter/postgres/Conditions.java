package dev.granary.gateway.adapter.postgres;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A where clause that grows; each {@code ?} of a condition becomes the next numbered parameter. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Tuple values = Tuple.tuple();

    Conditions when(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value);
    }

    Conditions and(String condition, Object... parameters) {
        String numbered = condition;
        for (Object parameter : parameters) {
            values.addValue(parameter);
            numbered = numbered.replaceFirst("\\?", "\\$" + values.size());
        }
        conditions.add(numbered);
        return this;
    }

    Conditions copy() {
        Conditions copy = new Conditions();
        copy.conditions.addAll(conditions);
        for (int i = 0; i < values.size(); i++) {
            copy.values.addValue(values.getValue(i));
        }
        return copy;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Tuple values() {
        return values;
    }
}
