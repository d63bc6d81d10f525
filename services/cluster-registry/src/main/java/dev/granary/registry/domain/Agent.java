package dev.granary.registry.domain;

/** What the agent said of itself in its last hello. */
public record Agent(String version, String kubernetesVersion, String timeZone) {}
