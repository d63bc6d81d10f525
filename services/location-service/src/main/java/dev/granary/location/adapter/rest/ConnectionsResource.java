package dev.granary.location.adapter.rest;

import dev.granary.location.application.AssignClusters;
import dev.granary.location.application.FindLocations;
import dev.granary.location.application.RequestValidations;
import dev.granary.location.domain.LocationId;
import dev.granary.problem.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/locations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "locations")
public class ConnectionsResource {
    private final AssignClusters assignClusters;
    private final RequestValidations requestValidations;
    private final FindLocations findLocations;

    public ConnectionsResource(
            AssignClusters assignClusters, RequestValidations requestValidations, FindLocations findLocations) {
        this.assignClusters = assignClusters;
        this.requestValidations = requestValidations;
        this.findLocations = findLocations;
    }

    @POST
    @Path("/clusters")
    @Operation(summary = "Assigns clusters, all or none; one that is assigned stays as it is.")
    public Uni<LocationBody> assign(@PathParam("id") String id, @Nullable ClusterIdsRequest body) {
        LocationId location = Refusals.locationId(id);
        return assignClusters.assign(location, Bodies.clusters(body)).chain(result -> switch (result) {
            case AssignClusters.Result.Assigned() -> one(location);
            case AssignClusters.Result.LocationUnknown() -> throw Refusals.noSuchLocation(location);
            case AssignClusters.Result.ClustersUnknown(var clusters) -> throw Refusals.clustersUnknown(clusters);
        });
    }

    @POST
    @Path("/validations")
    @Operation(summary = "Validates the connections of the clusters, or all when none is named.")
    public Uni<LocationBody> validate(@PathParam("id") String id, @Nullable ClusterIdsRequest body) {
        LocationId location = Refusals.locationId(id);
        return requestValidations.request(location, Bodies.clustersOrAll(body)).chain(result -> switch (result) {
            case RequestValidations.Result.Requested() -> one(location);
            case RequestValidations.Result.LocationUnknown() -> throw Refusals.noSuchLocation(location);
            case RequestValidations.Result.ClustersNotAssigned(var clusters) ->
                throw Refusals.clusters(ErrorCode.CLUSTER_NOT_ASSIGNED, clusters);
        });
    }

    private Uni<LocationBody> one(LocationId id) {
        return findLocations
                .one(id)
                .map(found -> found.map(LocationBody::of).orElseThrow(() -> Refusals.noSuchLocation(id)));
    }
}
