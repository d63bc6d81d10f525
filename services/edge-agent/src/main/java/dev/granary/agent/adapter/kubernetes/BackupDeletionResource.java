package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The custom resource of a deletion, named after its command: a backup of another cluster has no resource here. */
@Group(Names.GROUP)
@Version(Names.VERSION)
@Kind("BackupDeletion")
public final class BackupDeletionResource
        extends CustomResource<BackupDeletionResource.Spec, BackupDeletionResource.@Nullable Status>
        implements Namespaced {

    /** What was asked for. */
    public record Spec(String clusterId, String deadline, String backupId, String locationId, String ownerClusterId) {}

    /** How far it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(
            String phase,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            int attempt,
            @Nullable Long blobs,
            @Nullable Long bytes,
            @Nullable String lockedUntil,
            boolean reported,
            @Nullable List<Condition> conditions) {

        Status withReported() {
            return new Status(
                    phase,
                    reason,
                    message,
                    startedAt,
                    finishedAt,
                    attempt,
                    blobs,
                    bytes,
                    lockedUntil,
                    true,
                    conditions);
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
