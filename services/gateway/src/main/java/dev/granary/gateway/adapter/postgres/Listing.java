package dev.granary.gateway.adapter.postgres;

import dev.granary.gateway.application.Page;
import dev.granary.gateway.application.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one table is read: its rows as JSON text, sorted, one page after the other.
 *
 * @param rows what follows {@code select} to read rows as JSON text
 * @param table what is counted
 * @param order sort order; ends in the key, so that it is total
 * @param after condition with two parameters that holds for the rows behind a cursor
 * @param sortValue parameter value of a cursor's text
 */
record Listing<T>(
        Class<T> type,
        String rows,
        String table,
        String order,
        String after,
        Function<String, Object> sortValue,
        Function<T, Cursor> cursor) {

    Uni<Page<T>> page(Pool pool, Conditions matching, PageRequest request) {
        Conditions onPage = matching.copy();
        String start = request.cursor();
        if (start != null) {
            Cursor decoded = Cursor.decode(start);
            onPage.and(after, sortValue.apply(decoded.sort()), decoded.id());
        }
        // One row more than asked tells whether there is a next page.
        Uni<List<T>> items = all(pool, onPage, " order by " + order + " limit " + (request.limit() + 1));
        return Uni.combine()
                .all()
                .unis(items, count(pool, matching))
                .with((found, total) -> cut(found, total, request));
    }

    Uni<Optional<T>> one(Pool pool, Conditions conditions) {
        return all(pool, conditions, "").map(found -> found.stream().findFirst());
    }

    Uni<List<T>> all(Pool pool, Conditions conditions, String suffix) {
        return pool.preparedQuery("select " + rows + conditions.where() + suffix)
                .execute(conditions.values())
                .map(found -> found.stream()
                        .map(row -> Rows.read(row.getString(0), type))
                        .toList());
    }

    private Uni<Long> count(Pool pool, Conditions conditions) {
        return pool.preparedQuery("select count(*) from " + table + conditions.where())
                .execute(conditions.values())
                .map(counted -> counted.iterator().next().getLong(0));
    }

    private Page<T> cut(List<T> found, long total, PageRequest request) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, null, total);
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(List.copyOf(items), cursor.apply(items.getLast()).encode(), total);
    }
}
