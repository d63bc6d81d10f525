package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.VerificationResult.Refused;
import dev.granary.backup.application.VerificationResult.UnderWay;
import dev.granary.backup.application.VerifyBackup;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/api/backups/{id}/verifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
public class VerificationsResource {
    private final VerifyBackup verifyBackup;

    public VerificationsResource(VerifyBackup verifyBackup) {
        this.verifyBackup = verifyBackup;
    }

    @POST
    @Operation(
            summary = "Makes an agent look whether a backup is in the store as it was written.",
            description =
                    "How it goes on is verification of the backup, what the last one found that came to its end is"
                            + " integrity.")
    @APIResponse(
            responseCode = "202",
            description = "An agent is at it.",
            content = @Content(schema = @Schema(implementation = BackupBody.class)))
    @APIResponse(responseCode = "404", description = "NotFound.")
    @APIResponse(responseCode = "409", description = "BackupNotVerifiable or NoUsableCluster.")
    public Uni<RestResponse<BackupBody>> verify(
            @PathParam("id") String text,
            @RequestBody(required = false, description = "Without it, presence and sizes are looked at.") @Nullable
                    VerificationRequestBody body) {
        boolean deep = body != null && Boolean.TRUE.equals(body.deep());
        return verifyBackup.verify(BackupsResource.id(text), deep).map(result -> switch (result) {
            case UnderWay(var backup) ->
                ResponseBuilder.<BackupBody>accepted()
                        .entity(BackupBody.of(backup))
                        .build();
            case Refused refused -> throw Refusals.of(refused);
        });
    }
}
