package dev.granary.backup.application;

import dev.granary.backup.application.port.Ids;
import dev.granary.backup.domain.AgentCommand.Address;
import dev.granary.backup.domain.AgentCommand.ApplyDesiredState;
import dev.granary.backup.domain.AgentCommand.CancelBackup;
import dev.granary.backup.domain.AgentCommand.CancelRestore;
import dev.granary.backup.domain.AgentCommand.ValidateLocation;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownConnection.WantedValidation;
import dev.granary.backup.domain.KnownLocation;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.Verification;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Makes commands: gives them their id, time and deadline. */
public final class NewCommands {
    private final CommandSettings settings;
    private final Ids ids;
    private final Clock clock;

    public NewCommands(CommandSettings settings, Ids ids, Clock clock) {
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Good for as long as the lease that it renews: an agent that comes later says hello and gets a new one. */
    ApplyDesiredState applyDesiredState(KnownCluster cluster, long generation, List<KnownLocation> locations) {
        Instant now = clock.instant();
        return new ApplyDesiredState(
                addressOf(cluster),
                ids.newCommand(),
                now,
                now.plus(settings.lease()),
                generation,
                settings.lease(),
                List.copyOf(locations));
    }

    ValidateLocation validateLocation(KnownCluster cluster, LocationId location, WantedValidation wanted) {
        return new ValidateLocation(addressOf(cluster), wanted.id(), clock.instant(), wanted.deadline(), location);
    }

    /** A new command each time: an agent that let an earlier one expire is asked anew. */
    CancelBackup cancelBackup(Backup backup) {
        Instant now = clock.instant();
        var order = backup.order();
        return new CancelBackup(
                new Address(order.cluster(), order.tenant()),
                ids.newCommand(),
                now,
                now.plus(settings.deadline()),
                backup.id());
    }

    /** A new command each time: an earlier one of the same backup has failed. */
    Deletion deletion(ClusterId by) {
        Instant now = clock.instant();
        return new Deletion(ids.newCommand(), by, now, now.plus(settings.deadline()), null);
    }

    /** A new command each time: an earlier one of the same backup has ended, or asked for less. */
    Verification verification(ClusterId by, boolean deep) {
        Instant now = clock.instant();
        return Verification.requested(
                ids.newVerification(), ids.newCommand(), by, deep, now, now.plus(settings.deadline()));
    }

    /** A new command each time, as for a backup. */
    CancelRestore cancelRestore(Restore restore) {
        Instant now = clock.instant();
        var order = restore.order();
        return new CancelRestore(
                new Address(order.cluster(), order.tenant()),
                ids.newCommand(),
                now,
                now.plus(settings.deadline()),
                restore.id());
    }

    private static Address addressOf(KnownCluster cluster) {
        return new Address(cluster.id(), cluster.tenant());
    }
}
