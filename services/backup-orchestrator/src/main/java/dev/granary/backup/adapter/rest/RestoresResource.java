package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.FindRestores;
import dev.granary.backup.application.RequestRestore;
import dev.granary.backup.application.RestoreRequest;
import dev.granary.backup.application.RestoreResult.Accepted;
import dev.granary.backup.application.RestoreResult.AcceptedBefore;
import dev.granary.backup.application.RestoreResult.Refused;
import dev.granary.backup.application.port.Restores.Filter;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import dev.granary.problem.Paging;
import dev.granary.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/api/restores")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "restores")
public class RestoresResource {
    private final RequestRestore requestRestore;
    private final FindRestores findRestores;

    public RestoresResource(RequestRestore requestRestore, FindRestores findRestores) {
        this.requestRestore = requestRestore;
        this.findRestores = findRestores;
    }

    @POST
    @Operation(
            summary = "Restores a backup into a cluster, or shows in a dry run what that would do.",
            description = "Under a repeated Idempotency-Key, answers the restore of the first request.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted; its command is on the way.",
            content = @Content(schema = @Schema(implementation = RestoreBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The key was used before for the same request.",
            content = @Content(schema = @Schema(implementation = RestoreBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "BackupNotRestorable, ClusterOfAnotherTenant, ClusterNotReachable, ConnectionNotValid or"
                    + " IdempotencyKeyReused.")
    @APIResponse(responseCode = "422", description = "A field is wrong; errors names it.")
    public Uni<RestResponse<RestoreBody>> start(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable RestoreRequestBody body) {
        Optional<String> idempotencyKey = BackupRequests.key(key);
        RestoreRequest request = RestoreRequests.restore(body);
        return requestRestore.request(request, idempotencyKey).map(result -> switch (result) {
            case Accepted(var restore, var cluster) ->
                ResponseBuilder.<RestoreBody>created(address(restore))
                        .entity(RestoreBody.of(
                                restore, Notices.whyItWaits(restore, cluster).orElse(null)))
                        .build();
            case AcceptedBefore(var restore) ->
                ResponseBuilder.ok(RestoreBody.of(restore))
                        .location(address(restore))
                        .build();
            case Refused refused -> throw RestoreRefusals.of(refused);
        });
    }

    @GET
    @Operation(summary = "Lists restores, the newest first.")
    public Uni<RestorePage> list(
            @QueryParam("clusterId") @Nullable String clusterId,
            @QueryParam("backupId") @Nullable String backupId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Paging.limit(limit);
        Filter filter = RestoreFilters.of(clusterId, backupId, state);
        return findRestores
                .page(filter, RestoreFilters.after(cursor), most + 1)
                .map(found -> RestorePage.of(found, most));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one restore.")
    public Uni<RestoreBody> get(@PathParam("id") String text) {
        RestoreId id = id(text);
        return findRestores
                .one(id)
                .map(found -> found.map(RestoreBody::of).orElseThrow(() -> RestoreRefusals.noSuchRestore(id)));
    }

    static RestoreId id(String text) {
        return FieldErrors.uuid(text)
                .map(RestoreId::new)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "The id of a restore is a uuid."));
    }

    private static URI address(Restore restore) {
        return URI.create("/api/restores/" + restore.id());
    }
}
