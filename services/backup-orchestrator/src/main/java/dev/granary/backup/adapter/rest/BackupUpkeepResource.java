package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.BackupResult.Change.Done;
import dev.granary.backup.application.BackupResult.Change.NoSuchBackup;
import dev.granary.backup.application.BackupResult.Change.NotNow;
import dev.granary.backup.application.CancelBackup;
import dev.granary.backup.application.DeleteBackup;
import dev.granary.backup.application.DeletionResult.Forgotten;
import dev.granary.backup.application.DeletionResult.Refused;
import dev.granary.backup.application.DeletionResult.UnderWay;
import dev.granary.backup.application.ForgetBackup;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What can be asked of a backup that exists. */
@Path("/api/backups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
public class BackupUpkeepResource {
    static final String ACKNOWLEDGEMENT = "DATA_STAYS";

    private final CancelBackup cancelBackup;
    private final DeleteBackup deleteBackup;
    private final ForgetBackup forgetBackup;

    public BackupUpkeepResource(CancelBackup cancelBackup, DeleteBackup deleteBackup, ForgetBackup forgetBackup) {
        this.cancelBackup = cancelBackup;
        this.deleteBackup = deleteBackup;
        this.forgetBackup = forgetBackup;
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Makes an agent delete a backup from the store; the record goes when nothing is left there.",
            description = "With force=true and acknowledge=DATA_STAYS only the record goes, which is refused while a"
                    + " cluster could delete the backup.")
    @APIResponse(
            responseCode = "202",
            description = "An agent is at it.",
            content = @Content(schema = @Schema(implementation = BackupBody.class)))
    @APIResponse(responseCode = "204", description = "Forced: the record is gone; what is in the store stays.")
    @APIResponse(responseCode = "404", description = "NotFound.")
    @APIResponse(responseCode = "409", description = "BackupRunning, BackupInUse, NoUsableCluster or ClusterCanDelete.")
    @APIResponse(responseCode = "422", description = "The acknowledgement is missing.")
    public Uni<RestResponse<BackupBody>> delete(
            @PathParam("id") String text,
            @QueryParam("force") @DefaultValue("false") boolean force,
            @QueryParam("acknowledge") @Nullable String acknowledge) {
        var id = BackupsResource.id(text);
        if (force && !ACKNOWLEDGEMENT.equals(acknowledge)) {
            throw Refusals.notAcknowledged();
        }
        return (force ? forgetBackup.forget(id) : deleteBackup.delete(id)).map(result -> switch (result) {
            case UnderWay(var backup) ->
                ResponseBuilder.<BackupBody>accepted()
                        .entity(BackupBody.of(backup))
                        .build();
            case Forgotten _ -> ResponseBuilder.<BackupBody>noContent().build();
            case Refused refused -> throw Refusals.of(refused);
        });
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
