package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.export.ClusterNeeds;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Definitions of custom resources: when their kinds can be used. */
final class Definitions {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int MOST_LOOKS = 120;

    /** Each may have been asked for minutes, when the API server is busy. */
    private static final int MOST_REFUSED_LOOKS = 5;

    private final ClusterWrites writes;
    private final Patience patience;
    private final Set<ObjectKind> made = ConcurrentHashMap.newKeySet();

    Definitions(ClusterWrites writes, Patience patience) {
        this.writes = writes;
        this.patience = patience;
    }

    static boolean isDefinition(Wanted wanted) {
        return wanted.kind().name().equals(ClusterNeeds.DEFINITION);
    }

    /** Every version that a definition lets the API server serve. */
    static List<ObjectKind> kinds(KubeObject definition) {
        Fields fields = definition.fields();
        return fields.children("spec", "versions").stream()
                .filter(version -> version.flag("served"))
                .map(version -> new ObjectKind(
                        fields.text("spec", "group").orElse(""),
                        version.text("name").orElse(""),
                        fields.text("spec", "names", "plural").orElse(""),
                        fields.text("spec", "names", "kind").orElse(""),
                        fields.text("spec", "scope").orElse("").equals("Namespaced"),
                        true,
                        true,
                        version.has("subresources", "status")))
                .toList();
    }

    /** Waits until the API server has accepted a definition; one that it does not accept is of no use. */
    ObjectResult established(Wanted wanted, ObjectResult result) {
        int refused = 0;
        for (int i = 0; i < MOST_LOOKS; i++) {
            try {
                if (isEstablished(wanted)) {
                    made.addAll(kinds(wanted.object()));
                    return result;
                }
            } catch (KindNotListableException e) {
                if (++refused == MOST_REFUSED_LOOKS) {
                    return notEstablished(
                            wanted,
                            "It cannot be seen whether the API server has established it: " + e.getMessage() + ".");
                }
            }
            patience.await(BETWEEN_LOOKS);
        }
        return notEstablished(
                wanted,
                "The API server has not established it within "
                        + BETWEEN_LOOKS.multipliedBy(MOST_LOOKS).toSeconds() + " s.");
    }

    private boolean isEstablished(Wanted wanted) {
        return writes.current(wanted.kind(), null, wanted.target().name())
                .filter(definition -> hasCondition(definition, "Established"))
                .isPresent();
    }

    private static ObjectResult notEstablished(Wanted wanted, String why) {
        return ObjectResult.of(wanted, Outcome.FAILED, Reason.DEFINITION_NOT_ESTABLISHED, why);
    }

    private static boolean hasCondition(KubeObject definition, String type) {
        return definition.fields().children("status", "conditions").stream()
                .anyMatch(condition -> condition
                                .text("type")
                                .filter(type::equals)
                                .isPresent()
                        && condition.text("status").filter("True"::equals).isPresent());
    }

    /** Waits until the API server serves all kinds that were defined; it takes some time to notice them itself. */
    void awaitServed(TargetView view) {
        for (int i = 0; i < MOST_LOOKS && !made.isEmpty(); i++) {
            view.refresh();
            made.removeIf(kind ->
                    view.target().kinds().find(kind.apiVersion(), kind.kind()).isPresent());
            if (!made.isEmpty()) {
                patience.await(BETWEEN_LOOKS);
            }
        }
    }
}
