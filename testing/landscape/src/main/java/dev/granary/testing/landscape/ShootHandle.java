package dev.granary.testing.landscape;

import java.net.URI;

/**
 * A running shoot as the test harness sees it (never the product).
 *
 * @param apiServer address of its API server, through the front that can cut or slow it
 * @param adminKubeconfig cluster-admin for the harness: the kubelet, assertions
 * @param caPem certificate authority of the API server
 * @param issuer issuer of the shoot's service account tokens
 */
public record ShootHandle(
        String name,
        String uid,
        URI apiServer,
        String adminKubeconfig,
        String adminToken,
        String caPem,
        String issuer) {}
