package dev.granary.agent.application;

import dev.granary.agent.application.port.FoundKeys;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.seal.SealException;
import java.util.Optional;
import java.util.UUID;

/** What a missing or wrong key means to the person who reads the result of a command. */
final class KeyRefusals {

    private static final String SECRET = "the Secret granary-backup-keys of the agent's namespace";

    private KeyRefusals() {}

    /** Why nothing can be written there; empty when it can. */
    static Optional<Refusal> forWriting(Location location, FoundKeys found) {
        return location.encrypted() ? missing(location.id(), found) : Optional.empty();
    }

    private static Optional<Refusal> missing(UUID locationId, FoundKeys found) {
        return switch (found) {
            case FoundKeys.Keys ignored -> Optional.empty();
            case FoundKeys.Absent() ->
                refusal(
                        "The location is encrypted, and " + SECRET + " has neither an entry " + locationId
                                + " nor one named default. Make a key with: (umask 077; echo \"$(date +%F)-$(openssl rand -hex 3)"
                                + " $(openssl rand -base64 32)\" > keys),"
                                + " keep a copy, without which nobody can read the backups, and give it to the cluster with:"
                                + " kubectl -n granary-system create secret generic granary-backup-keys --from-file=default=keys");
            case FoundKeys.Unreadable(String why) ->
                refusal("The location is encrypted, and its key file in " + SECRET + " cannot be used: " + why
                        + ". A line is a key id, a blank, and 32 bytes in base64.");
        };
    }

    private static Optional<Refusal> refusal(String message) {
        return Optional.of(Refusal.of(Reason.LOCATION_KEYS_UNAVAILABLE, message));
    }

    /** Why what is sealed cannot be opened with what was found. */
    static Refusal forReading(FoundKeys found, SealException failure) {
        return found instanceof FoundKeys.Unreadable(String why)
                ? Refusal.of(
                        Reason.LOCATION_KEYS_UNAVAILABLE,
                        "The backup is sealed, and the location's key file in " + SECRET + " cannot be used: " + why
                                + ".")
                : of(failure);
    }

    /** Why what is sealed cannot be opened. */
    static Refusal of(SealException failure) {
        String what = String.valueOf(failure.getMessage());
        return switch (failure) {
            case SealException.KeyAbsent ignored -> sealed(what);
            case SealException.WrongKey wrong ->
                Refusal.of(
                        Reason.BACKUP_SEALED,
                        "The backup cannot be opened here: it is sealed with another key " + wrong.key()
                                + " than the one of that name in " + SECRET
                                + ". A key file has one key of a name, so take"
                                + " the other one's file in the place of the location's entry for this restore, or read the"
                                + " backup with ./granary repository --key-file.");
            case SealException.Broken ignored -> unreadable(what);
            case SealException.Unsupported ignored -> unreadable(what);
        };
    }

    private static Refusal sealed(String what) {
        return Refusal.of(
                Reason.BACKUP_SEALED,
                "The backup cannot be opened here: it is " + what + ". Add that key to the location's entry in "
                        + SECRET + ", below the one that new backups are sealed with.");
    }

    private static Refusal unreadable(String what) {
        return Refusal.of(Reason.BACKUP_UNREADABLE, "The backup is there and unreadable: " + what + ".");
    }
}
