package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The custom resource of a backup, named after its id. */
@Group(Names.GROUP)
@Version(Names.VERSION)
@Kind("Backup")
public final class BackupResource extends CustomResource<BackupResource.Spec, BackupResource.@Nullable Status>
        implements Namespaced {

    /** What was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Spec(
            String clusterId,
            String commandId,
            String locationId,
            @Nullable List<String> namespaces,
            String deadline,
            boolean skipVolumeData,
            @Nullable String cancelCommandId,
            @Nullable List<Choice> selections) {

        Spec withCancel(String commandId) {
            return new Spec(
                    clusterId, this.commandId, locationId, namespaces, deadline, skipVolumeData, commandId, selections);
        }
    }

    /** Objects that are meant; see {@link dev.granary.selection.SelectionRequest}. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Choice(
            @Nullable List<String> namespaces,
            @Nullable String namespaceSelector,
            @Nullable List<String> includedKinds,
            @Nullable List<String> excludedKinds,
            @Nullable String labelSelector,
            @Nullable List<ChosenObject> objects) {}

    /** One object. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChosenObject(String kind, @Nullable String namespace, String name) {}

    /** How far it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(
            String phase,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            @Nullable Long objects,
            @Nullable Long objectBytes,
            @Nullable Long storedBytes,
            @Nullable Integer blobs,
            int attempt,
            @Nullable List<ProblemEntry> problems,
            boolean reported,
            @Nullable List<Condition> conditions,
            @Nullable Long removedBlobs,
            @Nullable List<VolumeEntry> volumes,
            @Nullable ProgressEntry progress) {

        Status withReported() {
            return new Status(
                    phase,
                    reason,
                    message,
                    startedAt,
                    finishedAt,
                    objects,
                    objectBytes,
                    storedBytes,
                    blobs,
                    attempt,
                    problems,
                    true,
                    conditions,
                    removedBlobs,
                    volumes,
                    progress);
        }
    }

    /** How far a backup is that runs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProgressEntry(
            long objects,
            long objectBytes,
            int volumesDone,
            int volumesTotal,
            @Nullable String volume,
            @Nullable Long files,
            @Nullable Long bytes,
            @Nullable Long bytesPerSecond,
            @Nullable Long expectedBytes,
            String summary) {}

    /** Something that the backup lacks. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProblemEntry(String kind, @Nullable String namespace, String name, String reason, String message) {}

    /** A volume of the backup. */
    public record VolumeEntry(
            String namespace,
            String claim,
            String mode,
            long files,
            long contentBytes,
            long addedBytes,
            @Nullable String source) {}

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
