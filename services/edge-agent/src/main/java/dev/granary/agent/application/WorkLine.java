package dev.granary.agent.application;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
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

        /** Name of the command that cancels such work. */
        String cancelCommand();

        /** Why work cannot be cancelled that has not begun or has ended. */
        Reason notRunning();
    }

    public static WorkLine<Command.StartBackup, BackupOutcome> ofBackups(
            Journal<Command.StartBackup, BackupOutcome> journal) {
        return of(journal, new BackupWords());
    }

    public static WorkLine<Command.StartRestore, RestoreOutcome> ofRestores(
            Journal<Command.StartRestore, RestoreOutcome> journal) {
        return of(journal, new RestoreWords());
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
        return new AgentEvent.CommandRejected(
                commandId, words.cancelCommand(), Refusal.of(words.notRunning(), message));
    }

    private record BackupWords() implements Words<Command.StartBackup, BackupOutcome> {

        @Override
        public AgentEvent.Answer ended(Command.StartBackup order, BackupOutcome outcome) {
            return new AgentEvent.BackupEnded(order.commandId(), order.backupId(), outcome);
        }

        @Override
        public String cancelCommand() {
            return "CancelBackup";
        }

        @Override
        public Reason notRunning() {
            return Reason.BACKUP_NOT_RUNNING;
        }
    }

    private record RestoreWords() implements Words<Command.StartRestore, RestoreOutcome> {

        @Override
        public AgentEvent.Answer ended(Command.StartRestore order, RestoreOutcome outcome) {
            return new AgentEvent.RestoreEnded(order.commandId(), order.restoreId(), order.dryRun(), outcome);
        }

        @Override
        public String cancelCommand() {
            return "CancelRestore";
        }

        @Override
        public Reason notRunning() {
            return Reason.RESTORE_NOT_RUNNING;
        }
    }
}
