package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What became of one object, or would become of it.
 *
 * @param object as the backup has it
 * @param target as the cluster has it, which a mapping may have changed
 * @param reason null where there is nothing to explain
 * @param message for a person; may be empty
 * @param apiVersion version of its kind in the backup; empty when the backup does not have it
 */
public record ObjectResult(
        ObjectKey object,
        ObjectKey target,
        Outcome outcome,
        @Nullable Reason reason,
        String message,
        String apiVersion) {

    public static ObjectResult of(ObjectKey object, Outcome outcome, Reason reason, String message) {
        return new ObjectResult(object, object, outcome, reason, message, "");
    }

    public static ObjectResult of(Verdict.Wanted wanted, Outcome outcome, @Nullable Reason reason, String message) {
        return new ObjectResult(wanted.source(), wanted.target(), outcome, reason, message, "");
    }

    public ObjectResult inVersion(String version) {
        return new ObjectResult(object, target, outcome, reason, message, version);
    }
}
