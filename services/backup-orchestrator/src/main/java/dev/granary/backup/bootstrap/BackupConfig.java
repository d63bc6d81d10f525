package dev.granary.backup.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Backups and the commands to agents. */
@ConfigMapping(prefix = "granary.backup")
public interface BackupConfig {
    /**
     * How long a backup may wait for its agent: an agent that gets the command later does not start it.
     *
     * <p>Limits: at least a millisecond, or the service does not start. Shorter than an agent may be away fails backups
     * that could have waited; longer than 7 days has no effect, because commands are kept for 7 days.
     */
    @WithDefault("PT1H")
    Duration commandDeadline();

    /**
     * How long after the deadline a backup of which nothing was heard is presumed FAILED; covers the way of the agent's
     * last word. The agent's word, when it comes after all, wins. Only time in which this service listened counts.
     *
     * <p>Limits: at least a millisecond, or the service does not start. A short one shows backups as FAILED that have
     * just begun.
     */
    @WithDefault("PT2M")
    Duration grace();

    /**
     * How long a running backup may go without any word while its cluster is not ONLINE (its agent is cut off, or the
     * shoot sleeps) before it is presumed FAILED with reason AgentOffline. The agent's word, when it comes after all,
     * wins. An agent that is ONLINE and as silent on it is sent the same command again, which it answers. Only time in
     * which this service listened counts.
     *
     * <p>Limits: at least a second, or the service does not start. Shorter than agents are usually away shows backups as
     * FAILED that then go on; a very long one shows backups as running that nobody makes.
     */
    @WithDefault("PT1H")
    Duration silence();

    /**
     * How long an agent goes on with its schedules without any word from the control plane.
     *
     * <p>Limits: at least a second, or the service does not start. A short one stops schedules when the control plane is
     * down; a very long one lets agents of removed clusters go on.
     */
    @WithDefault("P7D")
    Duration lease();
}
