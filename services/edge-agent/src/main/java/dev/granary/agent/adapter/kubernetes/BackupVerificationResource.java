package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The custom resource of a verification, named after its id. */
@Group(Names.GROUP)
@Version(Names.VERSION)
@Kind("BackupVerification")
public final class BackupVerificationResource
        extends CustomResource<BackupVerificationResource.Spec, BackupVerificationResource.@Nullable Status>
        implements Namespaced {

    /** What was asked for. */
    public record Spec(
            String clusterId,
            String commandId,
            String deadline,
            String backupId,
            String locationId,
            String ownerClusterId,
            boolean deep) {}

    /** How far it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(
            String phase,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            int attempt,
            @Nullable Findings findings,
            boolean reported,
            @Nullable List<Condition> conditions) {

        Status withReported() {
            return new Status(phase, reason, message, startedAt, finishedAt, attempt, findings, true, conditions);
        }
    }

    /** What it found. */
    public record Findings(
            long checkedBlobs,
            long checkedBytes,
            long missingBlobs,
            long brokenBlobs,
            long lostFiles,
            @Nullable List<FlawEntry> flaws) {

        /** An empty list may come back as none. */
        List<FlawEntry> entries() {
            return flaws == null ? List.of() : flaws;
        }
    }

    /** A blob that is missing or broken. */
    public record FlawEntry(String path, String kind, String message) {}

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
