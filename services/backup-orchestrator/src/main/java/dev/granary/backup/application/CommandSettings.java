package dev.granary.backup.application;

import java.time.Duration;

/**
 * {@code deadline}: how long a backup may wait for its agent. {@code grace}: how long after that we wait for word of it.
 * {@code silence}: how long a running backup may go without a word while its cluster is away.
 * {@code lease}: how long an agent goes on with its schedules without any word from us. All are positive.
 */
public record CommandSettings(Duration deadline, Duration grace, Duration silence, Duration lease) {}
