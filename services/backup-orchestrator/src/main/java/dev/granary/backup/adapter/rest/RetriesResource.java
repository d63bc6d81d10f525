package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.RetryBackup;
import dev.granary.backup.application.RetryResult.Asked;
import dev.granary.backup.application.RetryResult.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/backups/{id}/retries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
public class RetriesResource {
    private final RetryBackup retryBackup;

    public RetriesResource(RetryBackup retryBackup) {
        this.retryBackup = retryBackup;
    }

    @POST
    @Operation(
            summary = "Starts a backup of what failed of another one.",
            description =
                    "All of it when it is FAILED or CANCELLED, or when it has more problems than it names (100). Else claims"
                            + " and objects one by one, namespaces that were missing, and kinds that could not be listed."
                            + " What no backup can hold, as the data of a volume in Block mode, is left out.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted; its command is on the way.",
            content = @Content(schema = @Schema(implementation = BackupBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The key was used before for the same request.",
            content = @Content(schema = @Schema(implementation = BackupBody.class)))
    @APIResponse(responseCode = "404", description = "NotFound.")
    @APIResponse(
            responseCode = "409",
            description =
                    "NothingToRetry, BackupRunning, ConnectionNotValid, ClusterNotReachable or IdempotencyKeyReused.")
    @APIResponse(responseCode = "422", description = "A field is wrong; errors names it.")
    public Uni<RestResponse<BackupBody>> retry(
            @PathParam("id") String text,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable AgainRequestBody body) {
        Optional<String> idempotencyKey = BackupRequests.key(key);
        return retryBackup
                .retry(BackupsResource.id(text), BackupRequests.name(body), idempotencyKey)
                .map(result -> switch (result) {
                    case Asked(var answer) -> BackupAnswers.of(answer);
                    case Refused refused -> throw RetryRefusals.of(refused);
                });
    }
}
