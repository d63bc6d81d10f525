package dev.granary.agent.application.export;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Looks which claims an export will meet. Memory is bounded by their names. */
final class ChosenClaims {

    private static final ObjectKind CLAIM =
            ObjectKind.namespaced("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim");

    private final ClusterObjects cluster;
    private final Set<ChosenClaim> claims = new LinkedHashSet<>();

    ChosenClaims(ClusterObjects cluster) {
        this.cluster = cluster;
    }

    /** When claims cannot be listed, an export meets none either, and names the kind. */
    Set<ChosenClaim> of(ExportPlan plan) {
        try {
            plan.parts().stream()
                    .filter(part -> part.selection().takesKind(CLAIM.name()))
                    .forEach(this::list);
        } catch (KindNotListableException e) {
            return Set.of();
        }
        return claims;
    }

    private void list(ExportPlan.Part part) {
        part.scopes()
                .forEach(scope -> cluster.list(CLAIM, scope, claim -> {
                    if (part.means(CLAIM.name(), claim)) {
                        add(claim);
                    }
                }));
    }

    private void add(KubeObject claim) {
        String namespace = claim.namespace();
        if (namespace != null) {
            claims.add(new ChosenClaim(namespace, claim.name(), createdAt(claim)));
        }
    }

    private static Instant createdAt(KubeObject claim) {
        try {
            return claim.fields()
                    .filled("metadata", "creationTimestamp")
                    .map(Instant::parse)
                    .orElse(Instant.EPOCH);
        } catch (DateTimeException e) {
            return Instant.EPOCH; // then it counts as an old one
        }
    }
}
