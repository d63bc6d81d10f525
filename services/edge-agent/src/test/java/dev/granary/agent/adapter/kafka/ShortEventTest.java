package dev.granary.agent.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.AgentIdentity;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackedUpObject;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.BlobFlaw;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.VerificationOutcome;
import dev.granary.agent.domain.VerificationReport;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.volume.VolumeTotals;
import dev.granary.contracts.AvroCodec;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortEventTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Instant NOW = Instant.EPOCH;
    private static final String LONG = "x".repeat(5_000);
    private static final Map<Outcome, Long> COUNTS = Map.of(Outcome.CREATED, 499L, Outcome.FAILED, 1L);

    private final EventRecords records = new EventRecords(new AgentIdentity(ID, "acme", ID, "1.2.3"));

    private static Stream<AgentEvent.Answer> large() {
        var object = new BackedUpObject("v1", "Pod", "shop", "p", BackedUpObject.Result.FAILED, "Reason", LONG);
        var restored = new RestoredObject("Pod", "v1", "shop", "p", Outcome.FAILED, "Reason", LONG);
        var totals = new BackupTotals(1, 2, 3, 4, many(VolumeTotals.skipped(LONG, "data")));
        var problems = many(new Problem(LONG, "shop", "p", "Reason", "Why."));
        var report = new RestoreReport(COUNTS, many(restored));
        var flaws = many(new BlobFlaw(LONG, BlobFlaw.Kind.MISSING, ""));
        return Stream.of(
                new AgentEvent.BackupObjectResults(ID, ID, 1, true, many(object)),
                new AgentEvent.BackupEnded(ID, ID, new BackupOutcome.Succeeded(NOW, NOW, totals)),
                new AgentEvent.BackupEnded(ID, ID, new BackupOutcome.PartiallySucceeded(NOW, NOW, totals, problems)),
                new AgentEvent.RestoreObjectResults(ID, ID, 1, true, many(restored)),
                new AgentEvent.RestoreEnded(ID, ID, false, new RestoreOutcome.Completed(NOW, NOW, report)),
                new AgentEvent.RestoreEnded(ID, ID, false, new RestoreOutcome.Cancelled(NOW, NOW, ID, report)),
                new AgentEvent.VerificationEnded(
                        ID,
                        ID,
                        new BackupAddress(ID, ID, ID),
                        true,
                        new VerificationOutcome.Completed(NOW, new VerificationReport(1, 2, 3, 4, 5, flaws))));
    }

    private static <T> List<T> many(T one) {
        return Collections.nCopies(500, one);
    }

    @ParameterizedTest
    @MethodSource("large")
    void isSmallAndStillTheSameKindOfEnd(AgentEvent.Answer event) {
        var whole = records.of(event, NOW);
        var told = records.of(ShortEvent.of(event), NOW);

        assertThat(AvroCodec.encode(whole)).hasSizeGreaterThan(1_000_000);
        assertThat(AvroCodec.encode(told)).hasSizeLessThan(200_000);
        assertThat(told).hasSameClassAs(whole);
        assertThat(told.get("commandId")).isEqualTo(whole.get("commandId"));
    }

    @Test
    void saysHowManyProblemsItLeavesOut() {
        var problems = many(new Problem("Pod", "shop", "p", "Reason", "Why."));
        var totals = new BackupTotals(1, 2, 3, 4, List.of());
        var event =
                new AgentEvent.BackupEnded(ID, ID, new BackupOutcome.PartiallySucceeded(NOW, NOW, totals, problems));

        var told = (BackupOutcome.PartiallySucceeded) ((AgentEvent.BackupEnded) ShortEvent.of(event)).outcome();

        assertThat(told.problems()).hasSize(11).endsWith(Problem.more(490));
    }
}
