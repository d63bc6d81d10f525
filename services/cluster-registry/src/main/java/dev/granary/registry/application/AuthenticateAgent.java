package dev.granary.registry.application;

import dev.granary.registry.application.port.Assertions;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.ClusterState;
import dev.granary.registry.domain.Tenant;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which agent speaks from the token of its shoot. The issuer names the candidates, the signature decides:
 * a tenant may choose the issuer of a shoot at will, and a shoot that is made again keeps the issuer of the old one.
 */
public final class AuthenticateAgent {

    /** An agent, proven. */
    public record Identity(ClusterId cluster, Tenant tenant) {}

    /** Bounds the work of one request; far more than shoots that were made again under one name. */
    private static final int MOST_CANDIDATES = 64;

    private final Assertions assertions;
    private final Clusters clusters;

    public AuthenticateAgent(Assertions assertions, Clusters clusters) {
        this.assertions = assertions;
        this.clusters = clusters;
    }

    /** Empty when the assertion proves nothing, or more than one cluster. Says not which, so that nobody can probe. */
    public Uni<Optional<Identity>> authenticate(String assertion) {
        return assertions
                .claimedIssuer(assertion)
                .map(issuer ->
                        clusters.trusting(issuer, MOST_CANDIDATES).map(candidates -> prove(assertion, candidates)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Optional<Identity> prove(String assertion, List<Cluster> candidates) {
        List<Cluster> proven = candidates.stream()
                .filter(cluster -> !cluster.status().state().equals(ClusterState.REMOVING))
                .filter(cluster -> cluster.trust() != null && assertions.prove(assertion, cluster.trust()))
                .toList();
        return proven.size() == 1
                ? Optional.of(
                        new Identity(proven.getFirst().id(), proven.getFirst().tenant()))
                : Optional.empty();
    }
}
