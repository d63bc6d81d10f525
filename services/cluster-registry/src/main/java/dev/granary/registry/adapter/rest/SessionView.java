package dev.granary.registry.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.granary.registry.application.AuthenticateAgent.Identity;
import dev.granary.registry.application.OpenSession.Opened;

/** A session; {@code key} is base64url without padding, {@code expires_at} seconds of the epoch. */
public record SessionView(
        @JsonProperty("cluster_id") String clusterId,
        String tenant,
        String session,
        String key,
        @JsonProperty("expires_at") long expiresAt) {

    static SessionView of(Identity agent, Opened opened) {
        return new SessionView(
                agent.cluster().toString(),
                agent.tenant().name(),
                opened.session().text(),
                opened.key(),
                opened.session().expiresAt().getEpochSecond());
    }
}
