package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The custom resource of a location, named after its id. */
@Group(Names.GROUP)
@Version(Names.VERSION)
@Kind("BackupLocation")
public final class BackupLocationResource
        extends CustomResource<BackupLocationResource.Spec, BackupLocationResource.@Nullable Status>
        implements Namespaced {

    /** What the control plane wants. */
    public record Spec(
            String name,
            String storageAccount,
            String container,
            String endpoint,
            boolean encrypted,
            long generation) {}

    /** What the last check found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(
            String phase,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String step,
            @Nullable String validatedAt,
            @Nullable String commandId,
            boolean reported,
            @Nullable Boolean immutable,
            @Nullable Integer retentionDays,
            @Nullable List<Condition> conditions) {

        Status withReported() {
            return new Status(
                    phase, reason, message, step, validatedAt, commandId, true, immutable, retentionDays, conditions);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // fabric8 asks for the empty spec of a new resource; there is none
    protected Spec initSpec() {
        return null;
    }

    @Override
    protected @Nullable Status initStatus() {
        return null;
    }
}
