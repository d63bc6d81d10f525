package dev.granary.gateway.adapter.kafka;

import io.vertx.pgclient.PgException;

/** Tells a row that PostgreSQL will never take from a database that is away. */
final class RefusedByDatabase {

    private RefusedByDatabase() {}

    /** SQLSTATE classes 22 (data) and 23 (integrity): the same row fails again however often it is tried. */
    static boolean is(Throwable failure) {
        return failure instanceof PgException refused
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }
}
