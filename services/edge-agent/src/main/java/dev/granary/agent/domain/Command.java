package dev.granary.agent.domain;

import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.selection.SelectionRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the control plane wants. Every command is idempotent and ends in exactly one terminal event. */
public sealed interface Command {

    UUID commandId();

    /** After this time the command is not begun any more. */
    Instant deadline();

    /** Name of the command on the bus, for people and for {@code CommandRejected}. */
    String name();

    /** What takes its time: the journal keeps it until its end is told. */
    sealed interface Work extends Command {

        /** Identity of the work, name of its custom resource. */
        UUID workId();

        /** The location whose store it is about. */
        UUID locationId();
    }

    /** Wants work to stop. */
    sealed interface Cancel extends Command {

        /** What shall stop. */
        UUID workId();
    }

    /** The whole of what this cluster should have. */
    record ApplyDesiredState(
            UUID commandId, Instant deadline, long generation, Duration lease, List<Location> locations)
            implements Command {
        public ApplyDesiredState {
            locations = List.copyOf(locations);
        }

        @Override
        public String name() {
            return "ApplyDesiredState";
        }
    }

    /** Check a location with the own identity. */
    record ValidateLocation(UUID commandId, Instant deadline, UUID locationId) implements Command {
        @Override
        public String name() {
            return "ValidateLocation";
        }
    }

    /**
     * Back up chosen objects into a location.
     *
     * @param selections as somebody wrote them; what any of them means is backed up
     */
    record StartBackup(
            UUID commandId,
            Instant deadline,
            UUID backupId,
            UUID locationId,
            List<SelectionRequest> selections,
            boolean skipVolumeData)
            implements Work {
        public StartBackup {
            selections = List.copyOf(selections);
        }

        /** All of these namespaces, with the data of volumes. */
        public StartBackup(UUID commandId, Instant deadline, UUID backupId, UUID locationId, List<String> namespaces) {
            this(commandId, deadline, backupId, locationId, List.of(SelectionRequest.ofNamespaces(namespaces)), false);
        }

        @Override
        public UUID workId() {
            return backupId;
        }

        @Override
        public String name() {
            return "StartBackup";
        }
    }

    /** Stop a backup and remove what it has written. */
    record CancelBackup(UUID commandId, Instant deadline, UUID workId) implements Cancel {
        @Override
        public String name() {
            return "CancelBackup";
        }
    }

    /**
     * Bring objects of a backup back into this cluster.
     *
     * @param dryRun only show what would happen
     * @param request as somebody wrote it, not checked yet; {@code *} stands for every namespace of the backup
     */
    record StartRestore(
            UUID commandId,
            Instant deadline,
            UUID restoreId,
            BackupAddress backup,
            boolean dryRun,
            RestoreRequest request)
            implements Work {
        @Override
        public UUID workId() {
            return restoreId;
        }

        @Override
        public UUID locationId() {
            return backup.locationId();
        }

        @Override
        public String name() {
            return "StartRestore";
        }
    }

    /** Stop a restore; what it has restored stays. */
    record CancelRestore(UUID commandId, Instant deadline, UUID workId) implements Cancel {
        @Override
        public String name() {
            return "CancelRestore";
        }
    }

    /** Delete a backup from its location, whatever is left of it. The command's id is the deletion's. */
    record DeleteBackup(UUID commandId, Instant deadline, BackupAddress backup) implements Work {
        @Override
        public UUID workId() {
            return commandId;
        }

        @Override
        public UUID locationId() {
            return backup.locationId();
        }

        @Override
        public String name() {
            return "DeleteBackup";
        }
    }

    /**
     * Look whether a backup is in its location as it was written.
     *
     * @param deep whether every byte is read
     */
    record VerifyBackup(UUID commandId, Instant deadline, UUID verificationId, BackupAddress backup, boolean deep)
            implements Work {
        @Override
        public UUID workId() {
            return verificationId;
        }

        @Override
        public UUID locationId() {
            return backup.locationId();
        }

        @Override
        public String name() {
            return "VerifyBackup";
        }
    }
}
