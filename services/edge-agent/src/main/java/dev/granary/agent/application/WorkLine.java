package dev.granary.agent.application;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.VerificationOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The agent's work of one kind, from the command to what is said about its end.
 *
 * @param journal what is known of it for good
 * @param queue what waits
 * @param cancellations what shall stop
 * @param words what is said about it
 */
public record WorkLine<C extends Command.Work, R extends Ending>(
        Journal<C, R> journal, WorkQueue queue, Cancellations cancellations, Words<C, R> words) {

    /** How a line of work speaks. */
    public interface Words<C, R> {

        AgentEvent.Answer ended(C order, R outcome);

        /** What a cancellation gets that came too late, or for work that is not known. */
        default AgentEvent.Answer cancelRejected(UUID commandId, String message) {
            throw new IllegalStateException("no command cancels such work");
        }
    }

    public static WorkLine<Command.StartBackup, BackupOutcome> ofBackups(
            Journal<Command.StartBackup, BackupOutcome> journal) {
        return of(journal, new BackupWords());
    }

    public static WorkLine<Command.StartRestore, RestoreOutcome> ofRestores(
            Journal<Command.StartRestore, RestoreOutcome> journal) {
        return of(journal, new RestoreWords());
    }

    public static WorkLine<Command.DeleteBackup, DeletionOutcome> ofDeletions(
            Journal<Command.DeleteBackup, DeletionOutcome> journal) {
        return of(
                journal, (order, outcome) -> new AgentEvent.DeletionEnded(order.commandId(), order.backup(), outcome));
    }

    public static WorkLine<Command.VerifyBackup, VerificationOutcome> ofVerifications(
            Journal<Command.VerifyBackup, VerificationOutcome> journal) {
        return of(
                journal,
                (order, outcome) -> new AgentEvent.VerificationEnded(
                        order.commandId(), order.verificationId(), order.backup(), order.deep(), outcome));
    }

    private static <C extends Command.Work, R extends Ending> WorkLine<C, R> of(
            Journal<C, R> journal, Words<C, R> words) {
        return new WorkLine<>(journal, new WorkQueue(), new Cancellations(), words);
    }

    /** After a start: puts everything that is not at its end into the queue, oldest first, and answers how much that is. */
    public int resume() {
        List<UUID> unfinished = journal.all().stream()
                .filter(entry -> entry.outcome().isEmpty())
                .map(entry -> entry.order().workId())
                .toList();
        unfinished.forEach(queue::add);
        return unfinished.size();
    }

    /** Whether the journal has this work without an end. */
    public boolean goesOn(UUID workId) {
        return journal.find(workId).filter(entry -> entry.outcome().isEmpty()).isPresent();
    }

    /** What is to be said about an entry: nothing before its end. */
    List<AgentEvent.Answer> answers(Journalled<C, R> entry) {
        List<AgentEvent.Answer> answers = new ArrayList<>();
        entry.outcome().ifPresent(outcome -> {
            answers.add(words.ended(entry.order(), outcome));
            UUID cancel = entry.cancelledBy();
            if (cancel != null && !outcome.wasCancelled()) {
                answers.add(cancelRejected(cancel, "It ended before it could be cancelled."));
            }
        });
        return answers;
    }

    AgentEvent.Answer cancelRejected(UUID commandId, String message) {
        return words.cancelRejected(commandId, message);
    }

    private record BackupWords() implements Words<Command.StartBackup, BackupOutcome> {

        @Override
        public AgentEvent.Answer ended(Command.StartBackup order, BackupOutcome outcome) {
            return new AgentEvent.BackupEnded(order.commandId(), order.backupId(), outcome);
        }

        @Override
        public AgentEvent.Answer cancelRejected(UUID commandId, String message) {
            return new AgentEvent.CommandRejected(
                    commandId, "CancelBackup", Refusal.of(Reason.BACKUP_NOT_RUNNING, message));
        }
    }

    private record RestoreWords() implements Words<Command.StartRestore, RestoreOutcome> {

        @Override
        public AgentEvent.Answer ended(Command.StartRestore order, RestoreOutcome outcome) {
            return new AgentEvent.RestoreEnded(order.commandId(), order.restoreId(), order.dryRun(), outcome);
        }

        @Override
        public AgentEvent.Answer cancelRejected(UUID commandId, String message) {
            return new AgentEvent.CommandRejected(
                    commandId, "CancelRestore", Refusal.of(Reason.RESTORE_NOT_RUNNING, message));
        }
    }
}
