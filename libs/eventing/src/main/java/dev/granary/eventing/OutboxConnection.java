package dev.granary.eventing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The relay's own connection, outside of any pool: its advisory lock and its LISTEN live and die with it. Nothing here
 * holds a transaction open, so that a broker that is down does not keep the database from cleaning up.
 */
final class OutboxConnection implements AutoCloseable {
    private static final String LOCK =
            "select pg_try_advisory_lock(hashtextextended('granary.outbox.' || current_schema(), 0))";
    private static final String PENDING = """
            select id, event_id, topic, key, type, data_schema, trace_parent, payload, created_at
            from outbox order by id limit ?""";

    private final Connection connection;

    OutboxConnection(Connection connection) {
        this.connection = connection;
    }

    /** A row of the outbox as it is published. */
    @SuppressWarnings("ArrayRecordComponent") // rows are never compared
    record Pending(
            long id,
            UUID eventId,
            String topic,
            String key,
            String type,
            String dataSchema,
            @Nullable String traceParent,
            byte[] payload,
            Instant createdAt) {}

    /** False for a service that publishes nothing and therefore has no such table. */
    boolean hasOutbox() throws SQLException {
        return ask("select to_regclass('outbox') is not null");
    }

    /** True for one connection at a time in this schema, until that connection ends. */
    boolean becomeTheRelay() throws SQLException {
        return ask(LOCK);
    }

    /** From now on {@link #awaitNotification} ends when a transaction with an event commits. */
    void listen() throws SQLException {
        try (var statement = connection.createStatement();
                var schema = statement.executeQuery("select quote_ident('outbox_' || current_schema())")) {
            schema.next();
            var channel = schema.getString(1);
            statement.execute("listen " + channel);
        }
    }

    void awaitNotification(Duration atMost) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications((int) Math.max(1, atMost.toMillis()));
    }

    List<Pending> pending(int atMost) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PENDING)) {
            query.setInt(1, atMost);
            try (ResultSet rows = query.executeQuery()) {
                var pending = new ArrayList<Pending>();
                while (rows.next()) {
                    pending.add(row(rows));
                }
                return pending;
            }
        }
    }

    void delete(List<Pending> published) throws SQLException {
        var ids = connection.createArrayOf(
                "bigint", published.stream().map(Pending::id).toArray());
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
            delete.setArray(1, ids);
            delete.executeUpdate();
        } finally {
            ids.free();
        }
    }

    /** Ends it from another thread; what waits on it fails at once. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("the driver lets nobody abort a connection", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private boolean ask(String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static Pending row(ResultSet row) throws SQLException {
        return new Pending(
                row.getLong("id"),
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("data_schema"),
                row.getString("trace_parent"),
                row.getBytes("payload"),
                row.getTimestamp("created_at").toInstant());
    }
}
