package dev.granary.discovery.application;

import dev.granary.discovery.domain.Backoff;
import java.time.Duration;

/**
 * How agents are brought to shoots.
 *
 * @param concurrency installations at a time
 * @param lease an attempt that has not ended by then counts as lost
 * @param pollInterval how often due installations are looked for
 * @param hibernationCheck how often a sleeping shoot is looked at, beside the watch
 * @param patience attempts in a row that may fail before a failure that is retried is told to the others
 */
public record InstallationPolicy(
        int concurrency,
        Duration lease,
        Duration pollInterval,
        Duration hibernationCheck,
        int patience,
        Backoff backoff) {}
