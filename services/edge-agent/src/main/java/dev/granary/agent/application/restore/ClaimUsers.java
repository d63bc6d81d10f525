package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterObjects.Scope;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import dev.granary.selection.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who uses a claim that is there: as long as somebody does, it cannot be replaced. */
final class ClaimUsers {

    private static final KindName PODS = new KindName("", "pods", "Pod");
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");
    private static final int MOST_NAMES = 5;

    private final ClusterObjects cluster;

    ClaimUsers(ClusterObjects cluster) {
        this.cluster = cluster;
    }

    /**
     * The claim's result when somebody uses it.
     *
     * @throws dev.granary.agent.application.port.KindNotListableException the pods cannot be seen
     */
    Optional<ObjectResult> inTheWay(Wanted wanted, ServedKinds kinds) {
        List<String> users = new ArrayList<>();
        Scope namespace = new Scope(wanted.target().namespace(), LabelSelector.EVERYTHING);
        kinds.findAnyVersion(PODS)
                .ifPresent(pods -> cluster.list(pods, namespace, pod -> {
                    if (uses(pod, wanted.target().name())) {
                        users.add(pod.name());
                    }
                }));
        return users.isEmpty()
                ? Optional.empty()
                : Optional.of(ObjectResult.of(
                        wanted,
                        Outcome.CONFLICT,
                        Reason.CLAIM_IN_USE,
                        "Pods use it: " + String.join(", ", users.subList(0, Math.min(users.size(), MOST_NAMES)))
                                + (users.size() > MOST_NAMES ? " and others." : ".")));
    }

    private static boolean uses(KubeObject pod, String claim) {
        return pod.fields().text("status", "phase").filter(ENDED::contains).isEmpty()
                && pod.fields().children("spec", "volumes").stream()
                        .anyMatch(volume -> volume.text("persistentVolumeClaim", "claimName")
                                .filter(claim::equals)
                                .isPresent());
    }
}
