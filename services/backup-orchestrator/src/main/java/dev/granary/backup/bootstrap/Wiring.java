package dev.granary.backup.bootstrap;

import dev.granary.backup.application.CommandSettings;
import dev.granary.backup.application.port.Ids;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.VerificationId;
import dev.granary.eventing.Limit;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;

/** What the use cases take from the outside world. */
public final class Wiring {
    /** In milliseconds, as the bus and the tables keep times: what is answered is what is kept. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** Made at start, so that a wrong value ends the start. */
    @Produces
    @Singleton
    @Startup
    CommandSettings commandSettings(BackupConfig config) {
        return new CommandSettings(
                Limit.atLeast(Duration.ofMillis(1), config.commandDeadline(), "granary.backup.command-deadline"),
                Limit.atLeast(Duration.ofMillis(1), config.grace(), "granary.backup.grace"),
                Limit.atLeast(Duration.ofSeconds(1), config.silence(), "granary.backup.silence"),
                Limit.atLeast(Duration.ofSeconds(1), config.lease(), "granary.backup.lease"));
    }

    @Produces
    @Singleton
    Ids ids() {
        return new RandomIds();
    }

    private static final class RandomIds implements Ids {
        @Override
        public BackupId newBackup() {
            return new BackupId(UUID.randomUUID());
        }

        @Override
        public RestoreId newRestore() {
            return new RestoreId(UUID.randomUUID());
        }

        @Override
        public VerificationId newVerification() {
            return new VerificationId(UUID.randomUUID());
        }

        @Override
        public CommandId newCommand() {
            return new CommandId(UUID.randomUUID());
        }
    }
}
