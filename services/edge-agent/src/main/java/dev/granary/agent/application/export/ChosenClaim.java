package dev.granary.agent.application.export;

import java.time.Instant;

/** A claim that an export will meet. */
public record ChosenClaim(String namespace, String name, Instant createdAt) {}
