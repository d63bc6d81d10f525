package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.ClusterWrites.Result;
import dev.granary.agent.application.port.ClusterWrites.Why;
import dev.granary.agent.domain.kube.Fields;
import java.util.Set;

/** What the API server says to a change, by its status code and the reasons in its {@code Status}. */
final class WriteAnswers {

    private static final Set<Integer> DONE = Set.of(200, 201, 202);
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAILURES = 500;

    private WriteAnswers() {}

    static Result result(ApiAnswer answer) {
        if (DONE.contains(answer.status())) {
            answer.drain();
            return new Result.Done(answer.warnings());
        }
        Fields refusal = answer.refusal();
        return switch (answer.status()) {
            case Calls.CONFLICT -> has(refusal, "AlreadyExists") ? new Result.Exists() : new Result.Changed();
            case Calls.NOT_FOUND -> new Result.Absent(answer.refusalText(refusal));
            default -> new Result.Refused(why(answer.status(), refusal), answer.refusalText(refusal));
        };
    }

    private static boolean has(Fields refusal, String reason) {
        return refusal.text("reason").filter(reason::equals).isPresent();
    }

    private static Why why(int status, Fields refusal) {
        return switch (status) {
            case FORBIDDEN -> isTerminating(refusal) ? Why.NAMESPACE_TERMINATING : Why.FORBIDDEN;
            case TOO_MANY_REQUESTS -> Why.THROTTLED;
            default -> status >= SERVER_FAILURES ? Why.FAILED : Why.INVALID;
        };
    }

    private static boolean isTerminating(Fields refusal) {
        return refusal.children("details", "causes").stream().anyMatch(cause -> has(cause, "NamespaceTerminating"));
    }
}
