package dev.granary.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class TransactionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    private final String key = UUID.randomUUID().toString();

    @Test
    void commitManyAtOnceFromAnyThread() throws SQLException {
        Multi.createFrom()
                .range(0, 40)
                .onItem()
                .transformToUni(n -> transactions.inTransaction(() -> AgentEvents.effect(key, "n" + n)))
                .merge(8)
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);

        assertThat(effects()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void rollBackWhenTheWorkFails() throws SQLException {
        var work =
                transactions.inTransaction(() -> AgentEvents.effect(key, "gone").chain(TransactionsIT::fail));

        assertThatThrownBy(() -> work.await().atMost(PATIENCE)).hasMessage("no");
        assertThat(effects()).isEmpty();
    }

    @Test
    void joinTheTransactionThatTheyAreCalledIn() throws SQLException {
        var work = transactions.inTransaction(() -> transactions
                .inTransaction(() -> AgentEvents.effect(key, "inner"))
                .chain(TransactionsIT::fail));

        assertThatThrownBy(() -> work.await().atMost(PATIENCE)).hasMessage("no");
        assertThat(effects()).isEmpty();
    }

    @Test
    void areWhatTheOutboxAsksFor() {
        var event = OutgoingEvent.of("granary.clusters.v1", key, Wire.heartbeat(UUID.fromString(key), 1));

        assertThatThrownBy(() -> outbox.append(List.of(event)).await().atMost(PATIENCE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Wire.read("granary.clusters.v1", key)).isEmpty();
    }

    private static Uni<Void> fail() {
        return Uni.createFrom().failure(new IllegalArgumentException("no"));
    }

    private List<String> effects() throws SQLException {
        return Database.ofApplication().ask("select note from effect where key = ?", key);
    }
}
