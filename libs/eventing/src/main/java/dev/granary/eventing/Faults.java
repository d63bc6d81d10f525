package dev.granary.eventing;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** Tells a fault of the surroundings, which passes, from one that belongs to the event. By type and SQLSTATE only. */
final class Faults {
    /**
     * Classes of SQLSTATE (PostgreSQL manual, appendix A): connection, invalid authorization, invalid catalog, transaction
     * rollback (serialization, deadlock), insufficient resources, object in use, operator intervention, system error.
     */
    private static final Set<String> SURROUNDINGS = Set.of("08", "28", "3D", "40", "53", "55", "57", "58");

    /** read_only_sql_transaction: the primary became a standby. */
    private static final String READ_ONLY = "25006";

    private Faults() {}

    /** True when the same event may succeed later, whatever it holds. */
    static boolean isTransient(Throwable fault) {
        return anyCause(fault, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean anyCause(@Nullable Throwable fault, Set<Throwable> seen) {
        if (fault == null || !seen.add(fault)) {
            return false;
        }
        if (fault instanceof CompositeException several
                && several.getCauses().stream().anyMatch(cause -> anyCause(cause, seen))) {
            return true;
        }
        return isOfSurroundings(fault) || anyCause(fault.getCause(), seen);
    }

    private static boolean isOfSurroundings(Throwable fault) {
        return switch (fault) {
            case TransientFault marked -> true;
            case PgException database -> isOfSurroundings(database.getSqlState());
            case SQLException database -> isOfSurroundings(database.getSQLState());
            case IOException network -> true;
            case TimeoutException slow -> true;
            case RetriableException broker -> true;
            case OptimisticLockException overtaken -> true;
            case StaleStateException overtaken -> true;
            case VertxException closedConnection -> true;
            case NoStackTraceThrowable noConnectionFromPool -> true;
            default -> false;
        };
    }

    private static boolean isOfSurroundings(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (sqlState.equals(READ_ONLY) || SURROUNDINGS.contains(sqlState.substring(0, 2)));
    }
}
