package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.application.volume.fill.FillResult.Filled;
import dev.granary.agent.application.volume.fill.Offer;
import dev.granary.agent.application.volume.fill.Settled;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.restore.ClaimAction;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.RestorePlanner;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import dev.granary.agent.domain.restore.Writers;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Restores a claim with its data: the volume first, so that nobody ever sees the claim without. */
final class RestoreClaim {

    private final RestorePlanner planner;
    private final Writers writers;
    private final ApplyObject apply;
    private final ClaimUsers users;
    private final ClaimVolumes volumes;

    RestoreClaim(RestorePlanner planner, Writers writers, ApplyObject apply, ClaimUsers users, ClaimVolumes volumes) {
        this.planner = planner;
        this.writers = writers;
        this.apply = apply;
        this.users = users;
        this.volumes = volumes;
    }

    static boolean isClaim(Wanted wanted) {
        return wanted.object().is("", "PersistentVolumeClaim");
    }

    ObjectResult restore(Wanted wanted, List<Map<String, @Nullable Object>> owners, ServedKinds kinds) {
        try {
            KubeObject current =
                    volumes.has(wanted.source()) ? apply.settled(wanted).orElse(null) : null;
            return switch (ClaimAction.of(
                    wanted,
                    planner.decide(wanted, current, writers),
                    planner.replaces(wanted),
                    volumes.has(wanted.source()),
                    volumes.without(wanted.source()))) {
                case ClaimAction.AsObject() -> apply.apply(wanted, owners);
                case ClaimAction.WithoutData(Reason reason, String message) ->
                    remarked(wanted, apply.apply(wanted, owners), reason, message);
                case ClaimAction.Settle(Outcome outcome) -> settledBefore(wanted, outcome);
                case ClaimAction.Fill() -> fill(wanted, made -> apply.apply(made, owners));
                case ClaimAction.Swap() -> swap(wanted, owners, kinds, current);
            };
        } catch (KindNotListableException e) {
            return ObjectResult.of(
                    wanted, Outcome.FAILED, Reason.RIGHT_MISSING, Refusals.sentence(String.valueOf(e.getMessage())));
        }
    }

    private ObjectResult swap(
            Wanted wanted,
            List<Map<String, @Nullable Object>> owners,
            ServedKinds kinds,
            @Nullable KubeObject current) {
        return users.inTheWay(wanted, kinds)
                .orElseGet(() -> fill(
                        wanted,
                        made -> users.inTheWay(wanted, kinds)
                                .orElseGet(() -> current == null
                                        ? apply.apply(made, owners)
                                        : apply.renew(made, owners, current))));
    }

    /** What the volume was made for and does not get is cleared away at the end of the restore. */
    private ObjectResult fill(Wanted wanted, Function<Wanted, ObjectResult> make) {
        return switch (volumes.offer(wanted)) {
            case Offer.NotOffered(Reason reason, String message) ->
                ObjectResult.of(wanted, Outcome.FAILED, reason, message);
            case Offer.Offered(String volume) -> settled(wanted, make.apply(boundTo(wanted, volume)));
        };
    }

    private ObjectResult settledBefore(Wanted wanted, Outcome outcome) {
        ObjectResult result = settled(wanted, ObjectResult.of(wanted, outcome, null, ""));
        volumes.filledBefore();
        return result;
    }

    private ObjectResult settled(Wanted wanted, ObjectResult result) {
        if (result.outcome() != Outcome.CREATED && result.outcome() != Outcome.REPLACED) {
            return result;
        }
        return switch (volumes.settle(wanted)) {
            case Settled.Bound(Filled filled) -> filled(wanted, result, filled);
            case Settled.NotBound(String message) ->
                ObjectResult.of(wanted, Outcome.FAILED, Reason.VOLUME_RESTORE_FAILED, message);
        };
    }

    private static ObjectResult filled(Wanted wanted, ObjectResult result, Filled filled) {
        return filled.problems() == 0
                ? result
                : remarked(
                        wanted,
                        result,
                        Reason.VOLUME_FILES_INCOMPLETE,
                        filled.problems() + " files are missing or not whole, the first: " + filled.firstProblem());
    }

    static ObjectResult remarked(Wanted wanted, ObjectResult result, @Nullable Reason reason, String message) {
        return result.outcome() == Outcome.CREATED || result.outcome() == Outcome.REPLACED
                ? ObjectResult.of(wanted, result.outcome(), reason, message)
                : result;
    }

    private static Wanted boundTo(Wanted wanted, String volume) {
        KubeObject bound = wanted.object().copy();
        bound.fields().put(volume, "spec", "volumeName");
        return new Wanted(
                wanted.source(), wanted.kind(), bound, wanted.owners(), wanted.status(), wanted.replaceable());
    }
}
