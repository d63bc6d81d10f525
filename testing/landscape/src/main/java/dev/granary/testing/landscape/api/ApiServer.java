package dev.granary.testing.landscape.api;

import java.net.URI;

/**
 * One Kubernetes API server: authentication by client certificate, admin token and service account token (TokenRequest),
 * RBAC, discovery, server-side apply, {@code limit}/{@code continue}, watches with bookmarks and 410, custom resources
 * with status as a subresource, {@code /openid/v1/jwks}.
 */
public interface ApiServer extends AutoCloseable {

    /** HTTPS address on loopback; stays the same over {@link #stop()} and {@link #start()}. */
    URI url();

    /** Certificate authority of the serving certificate, PEM. */
    String caPem();

    /** Bearer token of a member of {@code system:masters}. */
    String adminToken();

    /** Stops answering; objects stay. */
    void stop();

    /** Answers again after {@link #stop()}; returns when ready. */
    void start();

    @Override
    void close();
}
