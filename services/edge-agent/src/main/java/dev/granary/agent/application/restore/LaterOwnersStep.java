package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.ClusterWrites.Part;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.Action;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.restore.RestorePlanner;
import dev.granary.agent.domain.restore.Verdict;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import dev.granary.agent.domain.restore.Writers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives restored objects those owners that were restored after them. Says nothing about them: they have their result. */
final class LaterOwnersStep implements ObjectStep {

    private final RestorePlanner planner;
    private final ClusterWrites writes;
    private final Writers writers;
    private final TargetView view;
    private final OwnerReferences owners;

    LaterOwnersStep(RestorePlanner planner, ClusterWrites writes, Writers writers, TargetView view) {
        this.planner = planner;
        this.writes = writes;
        this.writers = writers;
        this.view = view;
        this.owners = new OwnerReferences(writes);
    }

    @Override
    public Optional<ObjectResult> handle(StoredObject stored) {
        if (planner.judge(stored, view.target()) instanceof Verdict.Wanted wanted && wanted.hasLaterOwner()) {
            current(wanted)
                    .filter(current -> planner.decide(wanted, current, writers) instanceof Action.Done)
                    .ifPresent(current -> giveOwners(wanted, current));
        }
        return Optional.empty();
    }

    private Optional<KubeObject> current(Wanted wanted) {
        try {
            return writes.current(
                    wanted.kind(), wanted.target().namespace(), wanted.target().name());
        } catch (KindNotListableException e) {
            return Optional.empty(); // then it stays without
        }
    }

    private void giveOwners(Wanted wanted, KubeObject current) {
        List<Map<String, @Nullable Object>> resolved =
                owners.resolve(wanted, view.target().kinds());
        List<String> known = uids(current.fields().children("metadata", "ownerReferences"));
        if (!known.containsAll(uids(resolved.stream().map(Fields::of).toList()))) {
            Fields change = Fields.empty();
            change.put(resolved, "metadata", "ownerReferences");
            writes.merge(wanted.kind(), wanted.target(), change, Part.OBJECT, writers.creator());
        }
    }

    private static List<String> uids(List<Fields> references) {
        return references.stream()
                .flatMap(reference -> reference.text("uid").stream())
                .toList();
    }

    @Override
    public void ended(Phase phase) {
        owners.forget();
    }
}
