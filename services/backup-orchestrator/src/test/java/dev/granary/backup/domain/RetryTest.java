package dev.granary.backup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.domain.BackupState.Cancelled;
import dev.granary.backup.domain.BackupState.Failed;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.BackupState.PartiallySucceeded;
import dev.granary.backup.domain.BackupState.Pending;
import dev.granary.backup.domain.BackupState.Succeeded;
import dev.granary.selection.Checked;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a retry of a backup is about. */
class RetryTest {
    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");
    private static final Totals TOTALS = new Totals(1, 2, 3, 4, List.of());
    private static final SelectionRequest ALL = SelectionRequest.ofNamespaces(List.of("*"));
    private static final SelectionRequest ASKED = narrowed(List.of("shop", "bank", "gone"), List.of());

    @Test
    void waitsForTheEnd() {
        assertThat(Retry.of(backup(new Pending(), ASKED))).isEqualTo(new Retry.NotYet());
        assertThat(Retry.of(backup(new InProgress(AT), ASKED))).isEqualTo(new Retry.NotYet());
    }

    @Test
    void findsNothingInABackupThatIsWhole() {
        assertThat(Retry.of(backup(new Succeeded(AT, AT, TOTALS), ASKED))).isEqualTo(new Retry.NothingFailed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void repeatsAllOfABackupThatIsNone(boolean presumed) {
        assertThat(Retry.of(backup(new Failed(AT, AT, "StoreUnreachable", "", presumed), ASKED)))
                .isEqualTo(new Retry.Of(List.of(ASKED)));
        assertThat(Retry.of(backup(new Cancelled(AT, AT, 3), ASKED))).isEqualTo(new Retry.Of(List.of(ASKED)));
    }

    @Test
    void takesClaimsAndObjectsOneByOne() {
        assertThat(parts(
                        ASKED,
                        problem("PersistentVolumeClaim", "shop", "data", "VolumeBackupFailed"),
                        problem("PersistentVolumeClaim", "bank", "vault", "VolumeFilesIncomplete"),
                        problem("PersistentVolumeClaim", "bank", "block", "VolumeModeBlock"),
                        problem("secrets", "bank", "key", "ObjectNotFound")))
                .containsExactly(SelectionRequest.ofObjects(List.of(
                        new ObjectRequest("PersistentVolumeClaim", "shop", "data"),
                        new ObjectRequest("PersistentVolumeClaim", "bank", "vault"),
                        new ObjectRequest("secrets", "bank", "key"))));
    }

    @Test
    void takesNamespacesThatWereMissingAsTheyWereAskedFor() {
        Problem gone = problem("Namespace", null, "gone", "NamespaceNotFound");
        var lost = new ObjectRequest("Secret", "gone", "a");
        var kept = new ObjectRequest("Secret", "shop", "b");

        assertThat(parts(ASKED, gone)).containsExactly(narrowed(List.of("gone"), List.of()));
        assertThat(parts(SelectionRequest.ofObjects(List.of(lost, kept)), gone))
                .containsExactly(SelectionRequest.ofObjects(List.of(lost)));
    }

    @Test
    void takesKindsThatCouldNotBeListedWhereTheyCouldNot() {
        assertThat(parts(
                        ASKED,
                        problem("Widget", "shop", "", "KindNotListable"),
                        problem("Widget", "bank", "", "KindNotListable"),
                        problem("Secret", null, "", "KindNotListable"),
                        problem("APIService", null, "v1.acme.example", "KindNotListable")))
                .containsExactly(
                        narrowed(List.of("shop", "bank"), List.of("Widget")),
                        narrowed(List.of("shop", "bank", "gone"), List.of("Secret", "*.acme.example")));
        assertThat(parts(ALL, problem("Widget", "shop", "", "KindNotListable")))
                .containsExactly(
                        new SelectionRequest(List.of("shop"), null, List.of("Widget"), List.of(), null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "ClusterRole, KindNotListable",
        "PersistentVolume, KindNotListable",
        "VolumeSnapshotClass, KindNotListable",
        "VolumeAttributesClass, KindNotListable",
        "Secret, SomethingNew"
    })
    void repeatsAllWhereAProblemDoesNotSayWhatIsMissing(String kind, String reason) {
        assertThat(parts(ASKED, problem(kind, null, "", reason))).containsExactly(ASKED);
    }

    @Test
    void repeatsAllWhenThereAreMoreProblemsThanTheAgentTells() {
        List<Problem> problems = new ArrayList<>(IntStream.range(0, FailedParts.MOST_TOLD)
                .mapToObj(i -> problem("PersistentVolumeClaim", "shop", "data-" + i, "VolumeBackupFailed"))
                .toList());

        assertThat(parts(ASKED, problems.toArray(Problem[]::new)))
                .singleElement()
                .satisfies(it -> assertThat(it.objects()).hasSize(FailedParts.MOST_TOLD));
        problems.add(problem("PersistentVolumeClaim", null, "", "VolumeBackupFailed"));
        assertThat(parts(ASKED, problems.toArray(Problem[]::new))).containsExactly(ASKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VolumeBackupFailed", "VolumeOnNfs"})
    void repeatsAllWhenWhatIsToldIsInVainAndTheRestIsNotTold(String next) {
        List<Problem> problems = new ArrayList<>(IntStream.range(0, FailedParts.MOST_TOLD)
                .mapToObj(i -> problem("PersistentVolumeClaim", "shop", "data-" + i, "VolumeOnNfs"))
                .toList());
        problems.add(problem("PersistentVolumeClaim", null, "", next));

        assertThat(parts(ASKED, problems.toArray(Problem[]::new))).containsExactly(ASKED);
    }

    @Test
    void repeatsAllWhereTheAgentSaysThatThereIsMore() {
        assertThat(parts(
                        ASKED,
                        problem("PersistentVolumeClaim", "shop", "data", "VolumeBackupFailed"),
                        problem("Backup", null, "", "MoreProblems")))
                .containsExactly(ASKED);
    }

    @Test
    void namesWhatNoBackupCanHold() {
        List<Problem> problems = List.of(
                problem("PersistentVolumeClaim", "shop", "raw", "VolumeModeBlock"),
                problem("Namespace", null, "granary-system", "NamespaceReserved"));

        assertThat(Retry.of(backup(new PartiallySucceeded(AT, AT, TOTALS, problems), ASKED)))
                .isEqualTo(new Retry.InVain(problems));
    }

    private static SelectionRequest narrowed(List<String> namespaces, List<String> kinds) {
        return new SelectionRequest(namespaces, null, kinds, List.of("*.metrics.example"), "tier=web", List.of());
    }

    private static List<SelectionRequest> parts(SelectionRequest asked, Problem... problems) {
        var retry = (Retry.Of) Retry.of(backup(new PartiallySucceeded(AT, AT, TOTALS, List.of(problems)), asked));
        assertThat(SelectionRequest.check(retry.selections())).isInstanceOf(Checked.Valid.class);
        return retry.selections();
    }

    private static Problem problem(String kind, @Nullable String namespace, String name, String reason) {
        return new Problem(kind, namespace, name, reason, "");
    }

    private static Backup backup(BackupState state, SelectionRequest asked) {
        var order = new BackupOrder(
                new ClusterId(new UUID(1, 1)),
                "acme",
                new LocationId(new UUID(1, 2)),
                new BackupName("nightly"),
                List.of(asked),
                false,
                null,
                AT,
                AT.plusSeconds(60));
        return new Backup(
                new BackupId(new UUID(1, 3)),
                order,
                new CommandId(new UUID(1, 4)),
                state,
                Progress.NONE,
                Upkeep.NONE,
                1);
    }
}
