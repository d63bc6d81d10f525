package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.CancelRestore;
import dev.granary.backup.application.DeleteRestore;
import dev.granary.backup.application.RestoreResult.Change.Done;
import dev.granary.backup.application.RestoreResult.Change.NoSuchRestore;
import dev.granary.backup.application.RestoreResult.Change.NotNow;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** What can be asked of a restore that exists. */
@Path("/api/restores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "restores")
public class RestoreUpkeepResource {
    private final CancelRestore cancelRestore;
    private final DeleteRestore deleteRestore;

    public RestoreUpkeepResource(CancelRestore cancelRestore, DeleteRestore deleteRestore) {
        this.cancelRestore = cancelRestore;
        this.deleteRestore = deleteRestore;
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Asks the agent to stop a restore. What it has restored stays; it ends when the agent says so.")
    @APIResponse(
            responseCode = "202",
            description = "The agent is asked.",
            content = @Content(schema = @Schema(implementation = RestoreBody.class)))
    @APIResponse(responseCode = "409", description = "RestoreNotRunning.")
    public Uni<RestResponse<RestoreBody>> cancel(@PathParam("id") String text) {
        return cancelRestore.cancel(RestoresResource.id(text)).map(change -> switch (change) {
            case Done(var restore) ->
                ResponseBuilder.<RestoreBody>accepted()
                        .entity(RestoreBody.of(restore))
                        .build();
            case NoSuchRestore(var id) -> throw RestoreRefusals.noSuchRestore(id);
            case NotNow(var restore) -> throw RestoreRefusals.notRunning(restore);
        });
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes the record of a restore that has ended. What was restored stays.")
    @APIResponse(responseCode = "204", description = "The record is gone.")
    @APIResponse(responseCode = "409", description = "RestoreRunning.")
    public Uni<Void> delete(@PathParam("id") String text) {
        return deleteRestore
                .delete(RestoresResource.id(text))
                .invoke(change -> {
                    switch (change) {
                        case Done _ -> {}
                        case NoSuchRestore(var id) -> throw RestoreRefusals.noSuchRestore(id);
                        case NotNow(var restore) -> throw RestoreRefusals.running(restore);
                    }
                })
                .replaceWithVoid();
    }
}
