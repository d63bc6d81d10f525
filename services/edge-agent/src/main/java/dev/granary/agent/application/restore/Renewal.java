package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.ClusterWrites.Result;
import dev.granary.agent.application.port.ClusterWrites.Result.Refused;
import dev.granary.agent.application.port.ClusterWrites.Verb;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import dev.granary.agent.domain.restore.Writers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Deletes an object that cannot become the wanted one, and makes that one. */
final class Renewal {

    /** With these, more goes than the object: what is in them, or the data behind them. */
    private static final Set<String> NEVER_DELETED = Set.of(
            "/Namespace",
            "/PersistentVolume",
            "/PersistentVolumeClaim",
            "apiextensions.k8s.io/CustomResourceDefinition");

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int MOST_LOOKS = 120;

    private final ClusterWrites writes;
    private final Writers writers;
    private final Refusals refusals;
    private final Patience patience;

    Renewal(ClusterWrites writes, Writers writers, Refusals refusals, Patience patience) {
        this.writes = writes;
        this.writers = writers;
        this.refusals = refusals;
        this.patience = patience;
    }

    /**
     * Renews an object.
     *
     * @param object the new one
     * @param refused what the server said when the one that is there was to become it
     * @return empty when the object that was read is not the one that is there any more
     */
    Optional<ObjectResult> renew(Wanted wanted, KubeObject object, KubeObject current, Refused refused) {
        if (NEVER_DELETED.contains(wanted.kind().group() + "/" + wanted.kind().kind())) {
            return Optional.of(ObjectResult.of(
                    wanted, Outcome.CONFLICT, Reason.FIELD_IMMUTABLE, Refusals.sentence(refused.message())));
        }
        return deleteAndMake(wanted, object, current);
    }

    /** As {@link #renew} for whatever kind. */
    Optional<ObjectResult> deleteAndMake(Wanted wanted, KubeObject object, KubeObject current) {
        return switch (writes.delete(wanted.kind(), current)) {
            case Refused no -> Optional.of(refusals.result(wanted, Verb.DELETE, no));
            case Result.Changed ignored -> Optional.empty();
            case Result.Exists ignored -> Optional.empty();
            case Result.Done ignored -> Optional.of(makeWhenGone(wanted, object, current));
            case Result.Absent ignored -> Optional.of(makeWhenGone(wanted, object, current));
        };
    }

    private ObjectResult makeWhenGone(Wanted wanted, KubeObject object, KubeObject former) {
        for (int i = 0; i < MOST_LOOKS && isThere(wanted, former); i++) {
            patience.await(BETWEEN_LOOKS);
        }
        return switch (writes.create(wanted.kind(), object, writers.replacer())) {
            case Result.Done done ->
                ObjectResult.of(wanted, Outcome.REPLACED, null, Refusals.sentence(String.join("; ", done.warnings())));
            case Refused refused -> refusals.result(wanted, Verb.CREATE, refused);
            case Result.Exists ignored -> stillThere(wanted);
            case Result.Changed ignored -> stillThere(wanted);
            case Result.Absent ignored -> stillThere(wanted);
        };
    }

    private boolean isThere(Wanted wanted, KubeObject former) {
        return writes.current(
                        wanted.kind(),
                        wanted.target().namespace(),
                        wanted.target().name())
                .filter(found -> found.uid().equals(former.uid()))
                .isPresent();
    }

    private static ObjectResult stillThere(Wanted wanted) {
        return ObjectResult.of(
                wanted,
                Outcome.CONFLICT,
                Reason.OBJECT_BEING_DELETED,
                "The one that was there is being deleted, and something holds it.");
    }
}
