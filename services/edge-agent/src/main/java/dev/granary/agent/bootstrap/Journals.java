package dev.granary.agent.bootstrap;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.VerificationOutcome;

/** The journals, one for each kind of work, and what is too large for the one of restores. */
public record Journals(
        Journal<Command.StartBackup, BackupOutcome> backups,
        Journal<Command.StartRestore, RestoreOutcome> restores,
        RestoreResults restoreResults,
        Journal<Command.DeleteBackup, DeletionOutcome> deletions,
        Journal<Command.VerifyBackup, VerificationOutcome> verifications) {}
