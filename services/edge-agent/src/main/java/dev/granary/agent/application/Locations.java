package dev.granary.agent.application;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.KeyFiles;
import dev.granary.agent.application.port.LocationAccess;

/**
 * What work on a location needs.
 *
 * @param states which locations there are
 * @param access the way to them
 * @param keys what this cluster has to seal and open what is there
 */
public record Locations(DesiredStates states, LocationAccess access, KeyFiles keys) {}
