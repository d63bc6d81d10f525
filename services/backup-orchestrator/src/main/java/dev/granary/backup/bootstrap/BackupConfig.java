package dev.granary.backup.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of backup-orchestrator. */
@ConfigMapping(prefix = "granary.backup")
public interface BackupConfig {
    /**
     * How long a backup may wait for its agent: an agent that gets the command later does not start it. Default 1 hour;
     * must be positive. Longer than 7 days has no effect, because commands are kept for 7 days.
     */
    @WithDefault("PT1H")
    Duration commandDeadline();

    /**
     * How long after the deadline a backup of which nothing was heard is presumed FAILED; covers the way of the agent's
     * last word. Default 2 minutes; must be positive. The agent's word, when it comes after all, wins.
     */
    @WithDefault("PT2M")
    Duration grace();

    /**
     * How long an agent goes on with its schedules without any word from the control plane. Default 7 days; must be at
     * least a second. Short leases stop schedules when the control plane is down.
     */
    @WithDefault("P7D")
    Duration lease();
}
