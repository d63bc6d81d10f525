package dev.granary.location.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Backup locations. */
@ConfigMapping(prefix = "granary.location")
public interface LocationConfig {
    /**
     * How long an agent may take to answer a validation, counted from the request. Afterwards the connection is FAILED
     * with reason ValidationTimedOut, until the agent answers after all or the cluster comes online.
     *
     * <p>Limits: at least a millisecond, or the service does not start. Shorter than an agent needs to get through its
     * commands fails sound locations; longer than 7 days has no effect, because commands are kept for 7 days.
     */
    @WithDefault("PT5M")
    Duration validationTimeout();
}
