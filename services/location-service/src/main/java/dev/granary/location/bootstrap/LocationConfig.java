package dev.granary.location.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of location-service. */
@ConfigMapping(prefix = "granary.location")
public interface LocationConfig {
    /**
     * How long an agent may take to answer a validation, counted from the request. Afterwards the connection is FAILED
     * with reason ValidationTimedOut, until the agent answers after all or the cluster comes online. Default 5 minutes;
     * must be positive. A value below the time that an agent needs to get through its commands fails sound locations.
     */
    @WithDefault("PT5M")
    Duration validationTimeout();
}
