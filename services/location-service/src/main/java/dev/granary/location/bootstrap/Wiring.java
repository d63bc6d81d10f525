package dev.granary.location.bootstrap;

import dev.granary.eventing.Limit;
import dev.granary.location.application.ValidationSettings;
import dev.granary.location.application.port.Ids;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.ValidationId;
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
    ValidationSettings validationSettings(LocationConfig config) {
        return new ValidationSettings(
                Limit.atLeast(Duration.ofMillis(1), config.validationTimeout(), "granary.location.validation-timeout"));
    }

    @Produces
    @Singleton
    Ids ids() {
        return new RandomIds();
    }

    private static final class RandomIds implements Ids {
        @Override
        public LocationId newLocation() {
            return new LocationId(UUID.randomUUID());
        }

        @Override
        public ValidationId newValidation() {
            return new ValidationId(UUID.randomUUID());
        }
    }
}
