package dev.granary.registry.adapter.postgres;

import dev.granary.registry.application.port.Heartbeats;
import dev.granary.registry.domain.ClusterId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Beats in one statement for all clusters of a flush. Rows are visited in the order of their ids, against deadlocks. */
@Singleton
class PostgresHeartbeats implements Heartbeats {

    private static final String RECORD = """
            with beat as (select * from unnest($1::uuid[], $2::timestamptz[]) as b (cluster_id, heard_at)),
                 locked as (select c.cluster_id from cluster c join beat using (cluster_id) order by c.cluster_id for update of c)
            update cluster c set last_heard_at = greatest(c.last_heard_at, beat.heard_at)
            from beat, locked
            where c.cluster_id = beat.cluster_id and c.cluster_id = locked.cluster_id
            returning c.cluster_id, c.state in ('PENDING', 'OFFLINE', 'FAILED') as may_change""";

    private static final String SILENT = "select cluster_id from cluster where state = 'ONLINE' and last_heard_at < $1";

    private final Pool pool;

    PostgresHeartbeats(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<ClusterId>> record(Map<ClusterId, Instant> heardAt) {
        UUID[] ids = new UUID[heardAt.size()];
        OffsetDateTime[] times = new OffsetDateTime[heardAt.size()];
        int next = 0;
        for (Map.Entry<ClusterId, Instant> heard : heardAt.entrySet()) {
            ids[next] = heard.getKey().value();
            times[next++] = utc(heard.getValue());
        }
        return pool.preparedQuery(RECORD)
                .execute(Tuple.of(ids, times))
                .map(rows -> stream(rows)
                        .filter(row -> row.getBoolean("may_change"))
                        .map(PostgresHeartbeats::id)
                        .toList());
    }

    @Override
    public Uni<List<ClusterId>> onlineButSilentSince(Instant time) {
        return pool.preparedQuery(SILENT)
                .execute(Tuple.of(utc(time)))
                .map(rows -> stream(rows).map(PostgresHeartbeats::id).toList());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static ClusterId id(Row row) {
        return new ClusterId(row.getUUID("cluster_id"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
