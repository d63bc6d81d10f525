package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.FindObjects;
import dev.granary.backup.application.ObjectFilter;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.backup.domain.RestoredObject.Outcome;
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

@Path("/api/restores/{id}/objects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "restores")
public class RestoredObjectsResource {
    private final FindObjects<RestoreId, RestoredObject> findObjects;

    public RestoredObjectsResource(FindObjects<RestoreId, RestoredObject> findObjects) {
        this.findObjects = findObjects;
    }

    @GET
    @Operation(
            summary = "Lists the objects of a restore and what became of each; of a dry run, what would become of it.",
            description =
                    "As the agent told of them when the restore ended, in the order in which it came to them; complete is"
                            + " false when it could not. A page may hold fewer objects than limit and yet have a next one.")
    public Uni<RestoredObjectsPage> list(
            @PathParam("id") String text,
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("name") @Nullable String name,
            @QueryParam("result") @Nullable String result,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        RestoreId id = RestoresResource.id(text);
        ObjectFilter filter = new ObjectFilter(namespace, kind, name);
        Optional<Outcome> wanted = Filters.oneOf("?result", result, Outcome.values());
        return findObjects
                .page(
                        id,
                        it -> filter.takes(it) && wanted.stream().allMatch(it.outcome()::equals),
                        ObjectCursor.position(after),
                        Paging.limit(limit))
                .map(found -> found.map(RestoredObjectsPage::of).orElseThrow(() -> RestoreRefusals.noSuchRestore(id)));
    }
}
