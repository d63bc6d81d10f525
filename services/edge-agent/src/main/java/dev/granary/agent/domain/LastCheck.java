package dev.granary.agent.domain;

import java.util.UUID;

/**
 * The latest check of a location.
 *
 * @param commandId the command that asked for it
 * @param reported whether the control plane has its result
 */
public record LastCheck(UUID commandId, LocationCheck result, boolean reported) {}
