package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.ClusterWrites.Result;
import dev.granary.agent.application.port.ClusterWrites.Verb;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.restore.Action;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.RestorePlanner;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import dev.granary.agent.domain.restore.Writers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object be there. It is tried to make it first, and only looked at when that is refused, so that a new object
 * costs one request.
 */
final class ApplyObject {

    private static final int MOST_TRIES = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int MOST_LOOKS = 60;

    private final ClusterWrites writes;
    private final RestorePlanner planner;
    private final Writers writers;
    private final Refusals refusals;
    private final Patience patience;

    ApplyObject(ClusterWrites writes, RestorePlanner planner, Writers writers, Patience patience) {
        this.writes = writes;
        this.planner = planner;
        this.writers = writers;
        this.refusals = new Refusals(writes);
        this.patience = patience;
    }

    ObjectResult apply(Wanted wanted, List<Map<String, @Nullable Object>> owners) {
        KubeObject object = owned(wanted.object(), owners);
        Result first = writes.create(wanted.kind(), object, writers.creator());
        if (first instanceof Result.Done done) {
            return done(wanted, Outcome.CREATED, done);
        }
        try {
            return onceMore(wanted, owners, first);
        } catch (KindNotListableException e) {
            return ObjectResult.of(wanted, Outcome.FAILED, Reason.RIGHT_MISSING, Refusals.sentence(message(e)));
        }
    }

    private static String message(KindNotListableException e) {
        return String.valueOf(e.getMessage());
    }

    /** Whatever was said, an object that is there is what counts. A kind that was just defined takes a moment to be served. */
    private ObjectResult onceMore(Wanted wanted, List<Map<String, @Nullable Object>> owners, Result first) {
        Result said = first;
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<KubeObject> current = settled(wanted);
            if (current.isPresent()) {
                Optional<ObjectResult> result = withExisting(wanted, owners, current.get());
                if (result.isPresent()) {
                    return result.get();
                }
            } else if (said instanceof Result.Refused refused) {
                return refusals.result(wanted, Verb.CREATE, refused);
            } else if (said instanceof Result.Absent && !hasNamespace(wanted)) {
                return ObjectResult.of(
                        wanted, Outcome.FAILED, Reason.NAMESPACE_NOT_FOUND, "Its namespace could not be made.");
            } else {
                said = create(wanted, owners);
                if (said instanceof Result.Done done) {
                    return done(wanted, Outcome.CREATED, done);
                }
            }
        }
        return gaveUp(wanted, said);
    }

    private boolean hasNamespace(Wanted wanted) {
        String namespace = wanted.target().namespace();
        return namespace == null
                || writes.current(BareNamespaces.NAMESPACE, null, namespace).isPresent();
    }

    private Result create(Wanted wanted, List<Map<String, @Nullable Object>> owners) {
        patience.await(BETWEEN_LOOKS);
        return writes.create(wanted.kind(), owned(wanted.object(), owners), writers.creator());
    }

    private static ObjectResult gaveUp(Wanted wanted, Result said) {
        return said instanceof Result.Absent absent
                ? ObjectResult.of(wanted, Outcome.FAILED, Reason.OBJECT_INVALID, Refusals.sentence(absent.message()))
                : ObjectResult.of(
                        wanted,
                        Outcome.CONFLICT,
                        Reason.OBJECT_EXISTS,
                        "Somebody else changes it faster than it can be replaced.");
    }

    /** Makes the object in the place of the one that is there, which goes with everything behind it. */
    ObjectResult renew(Wanted wanted, List<Map<String, @Nullable Object>> owners, KubeObject current) {
        return new Renewal(writes, writers, refusals, patience)
                .deleteAndMake(wanted, owned(wanted.object(), owners), current)
                .orElseGet(() -> ObjectResult.of(
                        wanted,
                        Outcome.CONFLICT,
                        Reason.OBJECT_EXISTS,
                        "Somebody else changed it while it was to be replaced."));
    }

    /**
     * The object that is there, once it is clear whether it stays.
     *
     * @throws KindNotListableException objects of this kind cannot be read
     */
    Optional<KubeObject> settled(Wanted wanted) {
        Optional<KubeObject> current = current(wanted);
        for (int i = 0;
                i < MOST_LOOKS && current.filter(KubeObject::isBeingDeleted).isPresent();
                i++) {
            patience.await(BETWEEN_LOOKS);
            current = current(wanted);
        }
        return current;
    }

    private Optional<KubeObject> current(Wanted wanted) {
        return writes.current(
                wanted.kind(), wanted.target().namespace(), wanted.target().name());
    }

    /** Empty when the object that was read is not the one that is there any more. */
    private Optional<ObjectResult> withExisting(
            Wanted wanted, List<Map<String, @Nullable Object>> owners, KubeObject current) {
        return switch (planner.decide(wanted, current, writers)) {
            case Action.Create ignored -> Optional.empty();
            case Action.Keep keep -> Optional.of(ObjectResult.of(wanted, Outcome.KEPT, keep.reason(), keep.message()));
            case Action.Done done -> Optional.of(done(wanted, done.outcome(), new Result.Done(List.of())));
            case Action.Conflict conflict ->
                Optional.of(ObjectResult.of(wanted, Outcome.CONFLICT, conflict.reason(), conflict.message()));
            case Action.Replace replace -> replace(wanted, owners, replace.object(), current);
        };
    }

    private Optional<ObjectResult> replace(
            Wanted wanted, List<Map<String, @Nullable Object>> owners, KubeObject replacement, KubeObject current) {
        return switch (writes.replace(wanted.kind(), owned(replacement, owners), writers.replacer())) {
            case Result.Done done -> Optional.of(done(wanted, Outcome.REPLACED, done));
            case Result.Refused refused
            when refused.why() == ClusterWrites.Why.INVALID ->
                new Renewal(writes, writers, refusals, patience)
                        .renew(wanted, owned(wanted.object(), owners), current, refused);
            case Result.Refused refused -> Optional.of(refusals.result(wanted, Verb.UPDATE, refused));
            case Result.Exists ignored -> Optional.empty();
            case Result.Changed ignored -> Optional.empty();
            case Result.Absent ignored -> Optional.empty();
        };
    }

    private ObjectResult done(Wanted wanted, Outcome outcome, Result.Done done) {
        String warnings = String.join("; ", done.warnings());
        return ObjectResult.of(wanted, outcome, null, Refusals.sentence(warnings));
    }

    private static KubeObject owned(KubeObject object, List<Map<String, @Nullable Object>> owners) {
        if (owners.isEmpty()) {
            return object;
        }
        KubeObject owned = object.copy();
        owned.fields().put(owners, "metadata", "ownerReferences");
        return owned;
    }
}
