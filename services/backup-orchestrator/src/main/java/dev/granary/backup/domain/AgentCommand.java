package dev.granary.backup.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an agent is told to do. A second command with the same id changes nothing. */
public sealed interface AgentCommand {
    Address to();

    /** A cluster and its tenant. */
    record Address(ClusterId cluster, String tenant) {}

    /** {@code lease}: how long without any word from us the agent goes on with its schedules. */
    record ApplyDesiredState(
            Address to,
            CommandId id,
            Instant issuedAt,
            Instant deadline,
            long generation,
            Duration lease,
            List<KnownLocation> locations)
            implements AgentCommand {}

    record ValidateLocation(Address to, ValidationId id, Instant issuedAt, Instant deadline, LocationId location)
            implements AgentCommand {}

    record StartBackup(Address to, Backup backup) implements AgentCommand {}

    record CancelBackup(Address to, CommandId id, Instant issuedAt, Instant deadline, BackupId backup)
            implements AgentCommand {}

    record DeleteBackup(Address to, Backup backup, Deletion deletion) implements AgentCommand {}

    record VerifyBackup(Address to, Backup backup, Verification verification) implements AgentCommand {}

    record StartRestore(Address to, Restore restore) implements AgentCommand {}

    record CancelRestore(Address to, CommandId id, Instant issuedAt, Instant deadline, RestoreId restore)
            implements AgentCommand {}
}
