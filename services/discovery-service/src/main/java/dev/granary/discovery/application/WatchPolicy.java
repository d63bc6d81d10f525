package dev.granary.discovery.application;

import java.time.Duration;

/**
 * How shoots are followed.
 *
 * @param pageSize shoots per list request, and per transaction
 * @param relistInterval how long a watch is believed before everything is listed again
 * @param patience failures in a row before a config that worked shows FAILED
 */
public record WatchPolicy(int pageSize, Duration relistInterval, int patience) {}
