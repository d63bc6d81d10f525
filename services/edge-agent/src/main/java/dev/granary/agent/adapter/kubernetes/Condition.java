package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition as Kubernetes' tools know it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Condition(
        String type,
        String status,
        @Nullable String reason,
        @Nullable String message,
        String lastTransitionTime) {

    /** The only condition of a resource; its time moves only when its status does. */
    static List<Condition> only(
            @Nullable List<Condition> before, String type, String status, String reason, String message, Instant now) {
        String since = before == null
                        || before.isEmpty()
                        || !before.getFirst().status().equals(status)
                ? now.truncatedTo(ChronoUnit.SECONDS).toString()
                : before.getFirst().lastTransitionTime();
        return List.of(new Condition(type, status, reason, message, since));
    }
}
