package dev.granary.agent.world;

import java.nio.file.Path;
import java.util.UUID;

/**
 * Where one agent runs: its cluster id, its namespace, the tokens that a kubelet would project for it, and the directory where it
 * would mount the keys.
 */
public record AgentPlace(UUID cluster, String namespace, Path busToken, Path azureToken, Path keys) {}
