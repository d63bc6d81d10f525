package dev.granary.gateway.adapter.postgres;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.granary.gateway.application.ChangeKind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One table of the projection and the statement that writes a batch into it.
 *
 * @param keys columns of the primary key
 */
record ProjectionTable<T extends Record>(
        ChangeKind kind, Class<T> type, List<String> keys, Function<T, Object> key, ToLongFunction<T> version) {

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    /** Takes one text parameter, the JSON array of rows; tells every changed row to the channel {@code fleet}. */
    String upsert() {
        String columns = columns().collect(Collectors.joining(", "));
        String excluded = columns().map(column -> "excluded." + column).collect(Collectors.joining(", "));
        String id = String.join(" || '/' || ", keys);
        return """
                with changed as (
                    insert into %1$s (%2$s)
                    select %2$s from jsonb_populate_recordset(null::%1$s, $1::text::jsonb)
                    on conflict (%3$s) do update set (%2$s) = (%4$s) where %1$s.version < excluded.version
                    returning %5$s as id)
                select pg_notify('fleet', '%6$s ' || id) from changed""".formatted(name(), columns, String.join(", ", keys), excluded, id, kind);
    }

    /** A statement may touch a row once, so a batch is reduced to the newest version of each key. */
    Collection<T> newest(List<T> rows) {
        Map<Object, T> newest = new HashMap<>();
        rows.forEach(row ->
                newest.merge(key.apply(row), row, (a, b) -> version.applyAsLong(a) < version.applyAsLong(b) ? b : a));
        return newest.values();
    }

    private String name() {
        return SNAKE_CASE.translate(type.getSimpleName());
    }

    private Stream<String> columns() {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(SNAKE_CASE::translate);
    }
}
