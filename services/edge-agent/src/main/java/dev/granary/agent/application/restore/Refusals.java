package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.ClusterWrites.Result.Refused;
import dev.granary.agent.application.port.ClusterWrites.Verb;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells from what the API server says why an object is not there. */
final class Refusals {

    private final ClusterWrites writes;
    private final Map<Right, Boolean> rights = new ConcurrentHashMap<>();

    private record Right(Verb verb, KindName kind) {}

    Refusals(ClusterWrites writes) {
        this.writes = writes;
    }

    ObjectResult result(Wanted wanted, Verb verb, Refused refused) {
        return ObjectResult.of(wanted, Outcome.FAILED, reason(wanted, verb, refused), sentence(refused.message()));
    }

    private Reason reason(Wanted wanted, Verb verb, Refused refused) {
        return switch (refused.why()) {
            case FORBIDDEN -> isAllowed(wanted, verb) ? Reason.ADMISSION_REFUSED : Reason.RIGHT_MISSING;
            case NAMESPACE_TERMINATING -> Reason.NAMESPACE_TERMINATING;
            case INVALID -> Reason.OBJECT_INVALID;
            case THROTTLED -> Reason.API_SERVER_THROTTLED;
            case FAILED -> Reason.API_SERVER_FAILED;
        };
    }

    /** The agent has its rights everywhere or nowhere, so one question answers for a kind. */
    boolean isAllowed(Wanted wanted, Verb verb) {
        return rights.computeIfAbsent(
                new Right(verb, wanted.kind().name()),
                right -> writes.isAllowed(verb, wanted.kind(), wanted.target().namespace()));
    }

    static String sentence(String message) {
        return message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
