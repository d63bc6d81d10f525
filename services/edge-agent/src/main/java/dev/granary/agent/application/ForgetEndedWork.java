package dev.granary.agent.application;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of the journal what nobody needs there any more. An entry stays until the control plane has its outcome and its command
 * cannot begin again. After that a backup stays as long as it is there; all else as long as it is young, and one of the latest of
 * its kind.
 */
public final class ForgetEndedWork {

    /**
     * What is kept of each kind for people to look at.
     *
     * @param most so many, the latest
     * @param age not longer than this after their end
     */
    public record Limits(int most, Duration age) {}

    private final WorkLine<Command.StartBackup, BackupOutcome> backups;
    private final WorkLine<Command.DeleteBackup, DeletionOutcome> deletions;
    private final List<WorkLine<?, ?>> others;
    private final Limits limits;
    private final InstantSource clock;

    public ForgetEndedWork(
            WorkLine<Command.StartBackup, BackupOutcome> backups,
            WorkLine<Command.DeleteBackup, DeletionOutcome> deletions,
            List<WorkLine<?, ?>> others,
            Limits limits,
            InstantSource clock) {
        this.backups = backups;
        this.deletions = deletions;
        this.others = List.copyOf(others);
        this.limits = limits;
        this.clock = clock;
    }

    /** Backups first: the deletions say which of them are gone. */
    public void forget() {
        Set<UUID> deleted = deleted();
        over(backups)
                .filter(entry -> deleted.contains(entry.order().workId()))
                .forEach(entry -> remove(backups, entry));
        forgetOld(backups, entry -> !isThere(entry));
        forgetOld(deletions, entry -> true);
        others.forEach(line -> forgetOld(line, entry -> true));
    }

    private Set<UUID> deleted() {
        return deletions.journal().all().stream()
                .filter(entry -> entry.ended() instanceof DeletionOutcome.Deleted)
                .map(entry -> entry.order().backup().backupId())
                .collect(Collectors.toSet());
    }

    private static boolean isThere(Journalled<Command.StartBackup, BackupOutcome> entry) {
        return entry.outcome()
                .filter(outcome -> switch (outcome) {
                    case BackupOutcome.Succeeded _, BackupOutcome.PartiallySucceeded _ -> true;
                    case BackupOutcome.Failed _, BackupOutcome.Cancelled _ -> false;
                })
                .isPresent();
    }

    private <C extends Command.Work, R extends Ending> void forgetOld(
            WorkLine<C, R> line, Predicate<Journalled<C, R>> mayGo) {
        Instant oldest = clock.instant().minus(limits.age());
        List<Journalled<C, R>> latestFirst = over(line)
                .filter(mayGo)
                .sorted(Comparator.comparing(ForgetEndedWork::end).reversed())
                .toList();
        for (int i = 0; i < latestFirst.size(); i++) {
            if (i >= limits.most() || end(latestFirst.get(i)).isBefore(oldest)) {
                remove(line, latestFirst.get(i));
            }
        }
    }

    private <C extends Command.Work, R extends Ending> Stream<Journalled<C, R>> over(WorkLine<C, R> line) {
        Instant now = clock.instant();
        return line.journal().all().stream()
                .filter(entry -> entry.outcome().isPresent() && entry.reported())
                .filter(entry -> now.isAfter(entry.order().deadline()));
    }

    private static Instant end(Journalled<?, ?> entry) {
        return entry.outcome().orElseThrow().finishedAt();
    }

    private static void remove(WorkLine<?, ?> line, Journalled<?, ?> entry) {
        line.journal().remove(entry.order().workId());
    }
}
