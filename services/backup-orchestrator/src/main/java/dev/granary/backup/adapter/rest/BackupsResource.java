package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.BackupRequest;
import dev.granary.backup.application.FindBackups;
import dev.granary.backup.application.RequestBackup;
import dev.granary.backup.application.port.Backups.Filter;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/backups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
public class BackupsResource {
    private final RequestBackup requestBackup;
    private final FindBackups findBackups;

    public BackupsResource(RequestBackup requestBackup, FindBackups findBackups) {
        this.requestBackup = requestBackup;
        this.findBackups = findBackups;
    }

    @POST
    @Operation(summary = "Starts a backup. Under a repeated Idempotency-Key, answers the backup of the first request.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted; its command is on the way.",
            content = @Content(schema = @Schema(implementation = BackupBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The key was used before for the same request.",
            content = @Content(schema = @Schema(implementation = BackupBody.class)))
    @APIResponse(responseCode = "409", description = "ConnectionNotValid, ClusterNotReachable or IdempotencyKeyReused.")
    @APIResponse(responseCode = "422", description = "A field is wrong; errors names it.")
    public Uni<RestResponse<BackupBody>> start(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable BackupRequestBody body) {
        Optional<String> idempotencyKey = BackupRequests.key(key);
        BackupRequest request = BackupRequests.backup(body);
        return requestBackup.request(request, idempotencyKey).map(BackupAnswers::of);
    }

    @GET
    @Operation(summary = "Lists backups, the newest first.")
    public Uni<BackupPage> list(
            @QueryParam("clusterId") @Nullable String clusterId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Paging.limit(limit);
        Filter filter = Filters.of(clusterId, state);
        return findBackups.page(filter, Cursor.read(cursor), most + 1).map(found -> page(found, most));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one backup.")
    public Uni<BackupBody> get(@PathParam("id") String text) {
        BackupId id = id(text);
        return findBackups.one(id).map(found -> found.map(BackupBody::of).orElseThrow(() -> Refusals.noSuchBackup(id)));
    }

    @GET
    @Path("/{id}/volumes")
    @Operation(summary = "Shows what a backup holds of each volume.")
    public Uni<VolumesBody> volumes(@PathParam("id") String text) {
        BackupId id = id(text);
        return findBackups
                .one(id)
                .map(found -> found.map(VolumesBody::of).orElseThrow(() -> Refusals.noSuchBackup(id)));
    }

    static BackupId id(String text) {
        return FieldErrors.uuid(text)
                .map(BackupId::new)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "The id of a backup is a uuid."));
    }

    private static BackupPage page(List<Backup> found, int limit) {
        List<Backup> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Cursor.write(items.getLast()) : null;
        return new BackupPage(items.stream().map(BackupBody::of).toList(), next);
    }
}
