package dev.granary.agent.domain;

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

    /** Back up namespaces into a location. */
    record StartBackup(UUID commandId, Instant deadline, UUID backupId, UUID locationId, List<String> namespaces)
            implements Command {
        public StartBackup {
            namespaces = List.copyOf(namespaces);
        }

        @Override
        public String name() {
            return "StartBackup";
        }
    }
}
