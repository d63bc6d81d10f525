package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.ClusterWrites.Verb;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.Action;
import dev.granary.agent.domain.restore.ClaimAction;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.restore.RestorePlanner;
import dev.granary.agent.domain.restore.Verdict;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import dev.granary.agent.domain.restore.Writers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Shows what restoring an object would do, and changes nothing. */
final class PlanStep implements ObjectStep {

    private static final String FILLED = "Its volume is filled from the backup.";

    private final RestorePlanner planner;
    private final ClusterWrites writes;
    private final Writers writers;
    private final TargetView view;
    private final Refusals refusals;
    private final BackupVolumes volumes;
    private final Set<String> newNamespaces = ConcurrentHashMap.newKeySet();

    PlanStep(RestorePlanner planner, ClusterWrites writes, Writers writers, TargetView view, BackupVolumes volumes) {
        this.planner = planner;
        this.writes = writes;
        this.writers = writers;
        this.view = view;
        this.refusals = new Refusals(writes);
        this.volumes = volumes;
    }

    @Override
    public Optional<ObjectResult> handle(StoredObject stored) {
        return switch (planner.judge(stored, view.target())) {
            case Verdict.Ignored ignored -> Optional.empty();
            case Verdict.Settled settled -> Optional.of(settled.result());
            case Verdict.Wanted wanted -> Optional.of(plan(wanted));
        };
    }

    private ObjectResult plan(Wanted wanted) {
        try {
            Action action = planner.decide(wanted, current(wanted), writers);
            return RestoreClaim.isClaim(wanted) ? planClaim(wanted, action) : plan(wanted, action);
        } catch (KindNotListableException e) {
            return ObjectResult.of(
                    wanted, Outcome.FAILED, Reason.RIGHT_MISSING, Refusals.sentence(String.valueOf(e.getMessage())));
        }
    }

    private ObjectResult planClaim(Wanted wanted, Action action) {
        ObjectResult asObject = plan(wanted, action);
        return switch (ClaimAction.of(
                wanted,
                action,
                planner.replaces(wanted),
                volumes.has(wanted.source()),
                volumes.without(wanted.source()))) {
            case ClaimAction.AsObject() -> asObject;
            case ClaimAction.Settle ignored -> asObject;
            case ClaimAction.WithoutData(Reason reason, String message) ->
                RestoreClaim.remarked(wanted, asObject, reason, message);
            case ClaimAction.Fill() -> RestoreClaim.remarked(wanted, asObject, null, FILLED);
            case ClaimAction.Swap() ->
                view.claimUsers()
                        .inTheWay(wanted, view.target().kinds())
                        .orElseGet(() -> RestoreClaim.remarked(
                                wanted, planned(wanted, Verb.DELETE, Outcome.REPLACED), null, FILLED));
        };
    }

    private ObjectResult plan(Wanted wanted, Action action) {
        return switch (action) {
            case Action.Create ignored -> planned(wanted, Verb.CREATE, Outcome.CREATED);
            case Action.Replace ignored -> planned(wanted, Verb.UPDATE, Outcome.REPLACED);
            case Action.Done done -> ObjectResult.of(wanted, done.outcome(), null, "");
            case Action.Keep keep -> ObjectResult.of(wanted, Outcome.KEPT, keep.reason(), keep.message());
            case Action.Conflict conflict ->
                ObjectResult.of(wanted, Outcome.CONFLICT, conflict.reason(), conflict.message());
        };
    }

    private @Nullable KubeObject current(Wanted wanted) {
        String namespace = wanted.target().namespace();
        return namespace != null && newNamespaces.contains(namespace)
                ? null
                : writes.current(wanted.kind(), namespace, wanted.target().name())
                        .orElse(null);
    }

    private ObjectResult planned(Wanted wanted, Verb verb, Outcome outcome) {
        if (!refusals.isAllowed(wanted, verb)) {
            return ObjectResult.of(
                    wanted, Outcome.FAILED, Reason.RIGHT_MISSING, "The agent may not " + verb + " this kind.");
        }
        if (outcome == Outcome.CREATED) {
            remember(wanted);
        }
        return ObjectResult.of(wanted, outcome, null, "");
    }

    private void remember(Wanted wanted) {
        switch (Phase.of(wanted.kind().name())) {
            case NAMESPACES -> newNamespaces.add(wanted.target().name());
            case DEFINITIONS -> view.expect(Definitions.kinds(wanted.object()), Set.of());
            case CLASSES -> view.expect(List.of(), Set.of(wanted.target().name()));
            case VOLUMES, CLAIMS, IDENTITIES, ROLES, BINDINGS, CONFIGURATION, SERVICES -> {}
            case OTHERS, CUSTOM_RESOURCES, WORKLOADS, MADE_BY_WORKLOADS, PODS, GUARDS -> {}
        }
    }

    @Override
    public void ended(Phase phase) {
        // nothing has changed
    }
}
