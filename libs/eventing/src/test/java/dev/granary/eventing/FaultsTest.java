package dev.granary.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.persistence.OptimisticLockException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.hibernate.HibernateException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "08001", "28P01", "3D000", "40001", "40P01", "53300", "55P03", "57P01", "57P03", "58030",
                "25006"
            })
    void waitsOutWhatTheDatabaseSaysOfItself(String sqlState) {
        assertThat(Faults.isTransient(new PgException("", "FATAL", sqlState, "")))
                .isTrue();
        assertThat(Faults.isTransient(new HibernateException("", new SQLException("", sqlState))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01", "42703", "XX000", ""})
    void givesUpWhatTheDatabaseSaysOfTheStatement(String sqlState) {
        assertThat(Faults.isTransient(new PgException("", "ERROR", sqlState, "")))
                .isFalse();
        assertThat(Faults.isTransient(
                        new ConstraintViolationException("", new SQLException("", sqlState), "a constraint")))
                .isFalse();
    }

    static Stream<Throwable> passing() {
        return Stream.of(
                new ConnectException(),
                new IllegalStateException(new java.io.UncheckedIOException(new ConnectException())),
                ClosedConnectionException.INSTANCE,
                new ExecutionException(new NotLeaderOrFollowerException()),
                new TimeoutException(),
                new OptimisticLockException(),
                new CompositeException(new IllegalStateException(), new ConnectException()),
                new GardenerDown());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void waitsOutTheNetworkAndTheBroker(Throwable fault) {
        assertThat(Faults.isTransient(fault)).isTrue();
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new IllegalArgumentException("connection refused"),
                new NullPointerException(),
                new RecordTooLargeException(),
                new SQLException());
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void doesNotBelieveMessages(Throwable fault) {
        assertThat(Faults.isTransient(fault)).isFalse();
    }

    @Test
    void endsOnCausesThatGoInACircle() {
        var first = new IllegalStateException();
        first.initCause(new IllegalArgumentException(first));

        assertThat(Faults.isTransient(first)).isFalse();
    }

    private static final class GardenerDown extends RuntimeException implements TransientFault {}
}
