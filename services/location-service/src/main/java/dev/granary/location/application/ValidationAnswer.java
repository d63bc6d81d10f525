package dev.granary.location.application;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.ConnectionEvent;
import dev.granary.location.domain.ValidationId;

/** What the agent of {@code cluster} said about a validation. */
public record ValidationAnswer(ClusterId cluster, ValidationId validation, ConnectionEvent event) {}
