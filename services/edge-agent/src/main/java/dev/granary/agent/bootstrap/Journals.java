package dev.granary.agent.bootstrap;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;

/** The journals, one for each kind of work. */
public record Journals(
        Journal<Command.StartBackup, BackupOutcome> backups, Journal<Command.StartRestore, RestoreOutcome> restores) {}
