package dev.granary.location.application;

import java.time.Duration;

/** {@code timeout}: how long an agent may take to answer; positive. */
public record ValidationSettings(Duration timeout) {}
