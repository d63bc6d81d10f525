package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The custom resource of a restore, named after its id. */
@Group(Names.GROUP)
@Version(Names.VERSION)
@Kind("Restore")
public final class RestoreResource extends CustomResource<RestoreResource.Spec, RestoreResource.@Nullable Status>
        implements Namespaced {

    /** What was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Spec(
            String clusterId,
            String commandId,
            String deadline,
            String backupId,
            String locationId,
            String ownerClusterId,
            boolean dryRun,
            Wish wish,
            @Nullable String cancelCommandId) {

        Spec withCancel(String command) {
            return new Spec(
                    clusterId, commandId, deadline, backupId, locationId, ownerClusterId, dryRun, wish, command);
        }
    }

    /** Which objects, and how. */
    public record Wish(
            @Nullable List<String> namespaces,
            @Nullable List<String> includedKinds,
            @Nullable List<String> excludedKinds,
            @Nullable Map<String, String> namespaceMapping,
            @Nullable String namespacePrefix,
            @Nullable Map<String, String> storageClassMapping,
            String existing,
            boolean withStatus,
            boolean withControlled,
            boolean keepNodePorts,
            boolean keepClusterAddresses) {}

    /** How far it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(
            String phase,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            int attempt,
            @Nullable Map<String, Long> objects,
            @Nullable List<ProblemEntry> problems,
            boolean reported,
            @Nullable List<Condition> conditions,
            @Nullable ProgressEntry progress) {

        Status withReported() {
            return new Status(
                    phase,
                    reason,
                    message,
                    startedAt,
                    finishedAt,
                    attempt,
                    objects,
                    problems,
                    true,
                    conditions,
                    progress);
        }
    }

    /** How far a restore is that runs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProgressEntry(
            long objectsDone,
            long objectsTotal,
            int volumesDone,
            int volumesTotal,
            @Nullable String volume,
            @Nullable Long files,
            @Nullable Long bytes,
            @Nullable Long bytesPerSecond,
            @Nullable Long expectedBytes,
            String summary) {}

    /** An object with something to explain. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProblemEntry(
            String kind,
            String apiVersion,
            @Nullable String namespace,
            String name,
            String outcome,
            String reason,
            String message) {}

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
