package dev.granary.testing.landscape.api;

/**
 * What an API server is started with.
 *
 * @param name unique within its source; the storage prefix, so a server started again under its name has its objects back
 * @param issuer issuer of the service account tokens that it mints
 * @param clientCaPem certificates (one or more, PEM) that client certificates are verified against; the common name is
 *     the user, each organisation a group
 * @param customResources YAML of CustomResourceDefinitions that are established before the server counts as started;
 *     empty for none
 */
public record ApiServerSpec(String name, String issuer, String clientCaPem, String customResources) {}
