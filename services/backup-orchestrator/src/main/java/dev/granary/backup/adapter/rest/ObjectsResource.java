package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.FindObjects;
import dev.granary.backup.application.ObjectFilter;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.ObjectResult.Result;
import dev.granary.problem.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/backups/{id}/objects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
public class ObjectsResource {
    private final FindObjects<BackupId, ObjectResult> findObjects;

    public ObjectsResource(FindObjects<BackupId, ObjectResult> findObjects) {
        this.findObjects = findObjects;
    }

    @GET
    @Operation(
            summary = "Lists the objects of a backup and what became of each, those that failed or were skipped first.",
            description =
                    "As the agent told of them when the backup ended; complete is false when it could not. A page may hold"
                            + " fewer objects than limit and yet have a next one.")
    public Uni<ObjectsPage> list(
            @PathParam("id") String text,
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("name") @Nullable String name,
            @QueryParam("result") @Nullable String result,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        BackupId id = BackupsResource.id(text);
        ObjectFilter filter = new ObjectFilter(namespace, kind, name);
        Optional<Result> wanted = Filters.oneOf("?result", result, Result.values());
        return findObjects
                .page(
                        id,
                        it -> filter.takes(it) && wanted.stream().allMatch(it.result()::equals),
                        ObjectCursor.position(after),
                        Paging.limit(limit))
                .map(found -> found.map(ObjectsPage::of).orElseThrow(() -> Refusals.noSuchBackup(id)));
    }
}
