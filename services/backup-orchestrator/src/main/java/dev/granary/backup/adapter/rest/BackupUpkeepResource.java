package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.BackupResult.Change.Done;
import dev.granary.backup.application.BackupResult.Change.NoSuchBackup;
import dev.granary.backup.application.BackupResult.Change.NotNow;
import dev.granary.backup.application.CancelBackup;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What can be asked of a backup that exists. */
@Path("/api/backups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
public class BackupUpkeepResource {
    private final CancelBackup cancelBackup;

    public BackupUpkeepResource(CancelBackup cancelBackup) {
        this.cancelBackup = cancelBackup;
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "Asks the agent to stop a backup and to remove what it has written. It ends when the agent says so.")
    @APIResponse(
            responseCode = "202",
            description = "The agent is asked, or the backup is CANCELLED already.",
            content = @Content(schema = @Schema(implementation = BackupBody.class)))
    @APIResponse(responseCode = "404", description = "NotFound.")
    @APIResponse(responseCode = "409", description = "BackupNotRunning: it ended otherwise.")
    public Uni<RestResponse<BackupBody>> cancel(@PathParam("id") String text) {
        return cancelBackup.cancel(BackupsResource.id(text)).map(change -> switch (change) {
            case Done(var backup) ->
                ResponseBuilder.<BackupBody>accepted()
                        .entity(BackupBody.of(backup))
                        .build();
            case NoSuchBackup(var id) -> throw Refusals.noSuchBackup(id);
            case NotNow(var backup) -> throw Refusals.notRunning(backup);
        });
    }
}
