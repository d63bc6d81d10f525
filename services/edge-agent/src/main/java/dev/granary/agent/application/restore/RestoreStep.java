package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.ClusterWrites.Part;
import dev.granary.agent.application.port.ClusterWrites.Result;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.restore.RestorePlanner;
import dev.granary.agent.domain.restore.Verdict;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import dev.granary.agent.domain.restore.Writers;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Restores an object. */
final class RestoreStep implements ObjectStep {

    private final RestorePlanner planner;
    private final ClusterWrites writes;
    private final Writers writers;
    private final TargetView view;
    private final ApplyObject apply;
    private final RestoreClaim claims;
    private final OwnerReferences owners;
    private final Definitions definitions;
    private final Set<Phase> withLaterOwners = Collections.synchronizedSet(EnumSet.noneOf(Phase.class));

    RestoreStep(
            RestorePlanner planner,
            ClusterWrites writes,
            Writers writers,
            TargetView view,
            Patience patience,
            ClaimVolumes volumes) {
        this.planner = planner;
        this.writes = writes;
        this.writers = writers;
        this.view = view;
        this.apply = new ApplyObject(writes, planner, writers, patience);
        this.claims = new RestoreClaim(planner, writers, apply, view.claimUsers(), volumes);
        this.owners = new OwnerReferences(writes);
        this.definitions = new Definitions(writes, patience);
    }

    /** Phases with objects whose owners came after them. */
    Set<Phase> withLaterOwners() {
        return withLaterOwners;
    }

    @Override
    public Optional<ObjectResult> handle(StoredObject stored) {
        return switch (planner.judge(stored, view.target())) {
            case Verdict.Ignored ignored -> Optional.empty();
            case Verdict.Settled settled -> Optional.of(settled.result());
            case Verdict.Wanted wanted -> Optional.of(restore(wanted));
        };
    }

    private ObjectResult restore(Wanted wanted) {
        ServedKinds kinds = view.target().kinds();
        var ownedBy = owners.resolve(wanted, kinds);
        ObjectResult result =
                RestoreClaim.isClaim(wanted) ? claims.restore(wanted, ownedBy, kinds) : apply.apply(wanted, ownedBy);
        boolean isOurs = result.outcome() == Outcome.CREATED || result.outcome() == Outcome.REPLACED;
        if (isOurs && wanted.hasLaterOwner()) {
            withLaterOwners.add(Phase.of(wanted.kind().name()));
        }
        if (isOurs && Definitions.isDefinition(wanted)) {
            return definitions.established(wanted, result);
        }
        Fields status = wanted.status();
        return isOurs && status != null ? withStatus(wanted, status, result) : result;
    }

    /** A status that is refused does not cost the object. */
    private ObjectResult withStatus(Wanted wanted, Fields status, ObjectResult result) {
        Fields change = Fields.empty();
        change.put(status.map(), "status");
        return switch (writes.merge(wanted.kind(), wanted.target(), change, Part.STATUS, writers.creator())) {
            case Result.Refused refused -> noStatus(wanted, result, refused.message());
            case Result.Absent absent -> noStatus(wanted, result, absent.message());
            case Result.Done ignored -> result;
            case Result.Exists ignored -> result;
            case Result.Changed ignored -> result;
        };
    }

    private static ObjectResult noStatus(Wanted wanted, ObjectResult result, String why) {
        return ObjectResult.of(wanted, result.outcome(), result.reason(), "Without its status: " + why + ".");
    }

    @Override
    public void ended(Phase phase) {
        owners.forget();
        if (phase == Phase.DEFINITIONS) {
            definitions.awaitServed(view);
        } else if (phase == Phase.CLASSES) {
            view.refreshClasses();
        }
    }
}
