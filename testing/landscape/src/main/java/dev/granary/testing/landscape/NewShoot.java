package dev.granary.testing.landscape;

import java.util.Map;

/**
 * A shoot to be made.
 *
 * @param name project name and shoot name together have at most 21 characters
 * @param labels labels that its owner sets; Gardener adds its own
 */
public record NewShoot(String name, Map<String, String> labels) {}
