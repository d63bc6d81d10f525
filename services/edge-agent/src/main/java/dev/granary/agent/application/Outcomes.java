package dev.granary.agent.application;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.volume.VolumeTotals;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a committed backup means as an outcome. */
final class Outcomes {

    /** So many problems fit into a custom resource and an event; the manifest names all. */
    static final int MOST_PROBLEMS = 100;

    /** So many volumes. */
    static final int MOST_VOLUMES = 1_000;

    private Outcomes() {}

    static BackupOutcome of(Instant startedAt, CommittedBackup backup) {
        Manifest manifest = backup.manifest();
        var totals = new BackupTotals(
                manifest.objects(),
                manifest.objectBytes(),
                backup.storedBytes(),
                backup.blobs(),
                volumes(manifest).limit(MOST_VOLUMES).toList());
        List<BackupProblem> missing = manifest.problems().stream()
                .filter(problem -> !wasWanted(problem))
                .toList();
        return missing.isEmpty()
                ? new BackupOutcome.Succeeded(startedAt, manifest.finishedAt(), totals)
                : new BackupOutcome.PartiallySucceeded(startedAt, manifest.finishedAt(), totals, firstOf(missing));
    }

    private static Stream<VolumeTotals> volumes(Manifest manifest) {
        return Stream.concat(
                manifest.volumes().stream().map(Outcomes::totals),
                manifest.problems().stream()
                        .filter(Outcomes::wasWanted)
                        .map(skipped -> VolumeTotals.skipped(
                                Objects.requireNonNullElse(skipped.namespace(), ""), skipped.name())));
    }

    private static VolumeTotals totals(BackedUpVolume volume) {
        var mode =
                switch (volume.mode()) {
                    case FULL -> VolumeTotals.Mode.FULL;
                    case INCREMENTAL -> VolumeTotals.Mode.INCREMENTAL;
                };
        return new VolumeTotals(
                volume.namespace(),
                volume.claim(),
                mode,
                volume.files(),
                volume.bytes(),
                volume.storedBytes(),
                source(volume.source()));
    }

    private static VolumeTotals.@Nullable Source source(BackedUpVolume.@Nullable Source source) {
        return switch (source) {
            case SNAPSHOT -> VolumeTotals.Source.SNAPSHOT;
            case NODE -> VolumeTotals.Source.NODE;
            case null -> null;
        };
    }

    /** The backup lacks it, and nobody asked for it. */
    private static boolean wasWanted(BackupProblem problem) {
        return problem.reason().equals(Reason.VOLUME_DATA_SKIPPED.code());
    }

    private static List<Problem> firstOf(List<BackupProblem> problems) {
        List<Problem> first = new ArrayList<>();
        problems.stream().limit(MOST_PROBLEMS).map(Outcomes::problem).forEach(first::add);
        int left = problems.size() - first.size();
        if (left > 0) {
            first.add(Problem.more(left));
        }
        return first;
    }

    private static Problem problem(BackupProblem problem) {
        return new Problem(problem.kind(), problem.namespace(), problem.name(), problem.reason(), problem.message());
    }
}
