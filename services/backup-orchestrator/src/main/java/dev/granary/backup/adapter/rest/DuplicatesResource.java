package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.DuplicateBackup;
import dev.granary.backup.domain.BackupId;
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

@Path("/api/backups/{id}/duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
public class DuplicatesResource {
    private final DuplicateBackup duplicateBackup;

    public DuplicatesResource(DuplicateBackup duplicateBackup) {
        this.duplicateBackup = duplicateBackup;
    }

    @POST
    @Operation(
            summary = "Starts a backup of what another one was asked to hold.",
            description =
                    "The same cluster, location and selections, whatever became of that backup. The new one stands alone.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted; its command is on the way.",
            content = @Content(schema = @Schema(implementation = BackupBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The key was used before for the same request.",
            content = @Content(schema = @Schema(implementation = BackupBody.class)))
    @APIResponse(responseCode = "404", description = "NotFound.")
    @APIResponse(responseCode = "409", description = "ConnectionNotValid, ClusterNotReachable or IdempotencyKeyReused.")
    @APIResponse(responseCode = "422", description = "A field is wrong; errors names it.")
    public Uni<RestResponse<BackupBody>> duplicate(
            @PathParam("id") String text,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable AgainRequestBody body) {
        BackupId id = BackupsResource.id(text);
        Optional<String> idempotencyKey = BackupRequests.key(key);
        return duplicateBackup
                .duplicate(id, BackupRequests.name(body), idempotencyKey)
                .map(found -> found.map(BackupAnswers::of).orElseThrow(() -> Refusals.noSuchBackup(id)));
    }
}
