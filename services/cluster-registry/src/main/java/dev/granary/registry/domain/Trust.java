package dev.granary.registry.domain;

import java.time.Instant;

/**
 * Whose tokens speak for the cluster.
 *
 * @param issuer of the shoot's service account tokens
 * @param jwks public keys of that issuer, JSON Web Key Set
 * @param installedAt when the agent was installed and the keys were read; the newest wins
 */
public record Trust(String issuer, String jwks, Instant installedAt) {}
