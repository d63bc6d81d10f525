package dev.granary.discovery.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.DiscoveryResources;
import dev.granary.discovery.application.BackgroundWork;
import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.application.port.InstallationsContract;
import dev.granary.discovery.domain.Installation;
import dev.granary.eventing.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DiscoveryResources
class PostgresInstallationsIT extends InstallationsContract {

    @Inject
    Installations installations;

    @Inject
    Transactions transactions;

    @Inject
    BackgroundWork work;

    @Override
    protected Installations installations() {
        return installations;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    /** It would take up what the test requests. */
    @BeforeEach
    void stopWork() {
        work.stop();
    }

    @AfterEach
    void startWork() {
        work.start();
    }

    @Test
    void handsOutDisjointWorkToWhoeverAsksAtTheSameTime() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        await(() -> installations.request(Installation.requested(first, 1, NOW.minusSeconds(2))));
        await(() -> installations.request(Installation.requested(second, 1, NOW.minusSeconds(1))));

        List<Installation> theirs = new ArrayList<>();
        List<Installation> mine = await(() -> installations
                .claim(NOW, 1, LOST)
                .call(claimed -> elsewhere(() -> theirs.addAll(await(() -> installations.claim(NOW, 1, LOST))))));

        assertThat(mine).extracting(Installation::shootUid).containsExactly(first);
        assertThat(theirs).extracting(Installation::shootUid).containsExactly(second);
    }

    /** In a transaction of its own, while the one of the caller goes on. */
    private static Uni<Void> elsewhere(Runnable work) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> CompletableFuture.runAsync(work))
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }
}
