package dev.granary.location.adapter.rest;

import dev.granary.location.application.CreateLocation;
import dev.granary.location.application.FindLocations;
import dev.granary.location.application.FindLocations.Overview;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.LocationName;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.Paging;
import dev.granary.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/api/locations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "locations")
public class LocationsResource {
    private final CreateLocation createLocation;
    private final FindLocations findLocations;

    public LocationsResource(CreateLocation createLocation, FindLocations findLocations) {
        this.createLocation = createLocation;
        this.findLocations = findLocations;
    }

    @POST
    @Operation(summary = "Creates a location and assigns its first clusters: all of it or nothing.")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = @Content(schema = @Schema(implementation = LocationBody.class)))
    @APIResponse(responseCode = "409", description = "NameTaken.")
    @APIResponse(responseCode = "422", description = "A field is wrong; errors names it.")
    public Uni<RestResponse<LocationBody>> create(@Nullable LocationRequest body) {
        CreateLocation.Request request = LocationRequests.location(body);
        return createLocation.create(request).chain(result -> switch (result) {
            case CreateLocation.Result.Created(var id) -> one(id).map(LocationsResource::created);
            case CreateLocation.Result.NameTaken() ->
                throw ProblemException.field(
                        ErrorCode.NAME_TAKEN, "/name", "Another location has this name; case makes no difference.");
            case CreateLocation.Result.ClustersUnknown(var clusters) -> throw Refusals.clustersUnknown(clusters);
        });
    }

    @GET
    @Operation(summary = "Lists locations by name, without their connections.")
    public Uni<LocationPage> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int most = Paging.limit(limit);
        return findLocations.page(afterName(cursor), most + 1).map(found -> page(found, most));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one location with its connections.")
    public Uni<LocationBody> get(@PathParam("id") String id) {
        return one(Refusals.locationId(id));
    }

    private Uni<LocationBody> one(LocationId id) {
        return findLocations
                .one(id)
                .map(found -> found.map(LocationBody::of).orElseThrow(() -> Refusals.noSuchLocation(id)));
    }

    private static Optional<String> afterName(@Nullable String cursor) {
        Optional<String> name = Paging.position(cursor);
        if (name.isPresent() && !LocationName.isValid(name.get())) {
            throw Paging.invalidCursor();
        }
        return name;
    }

    private static RestResponse<LocationBody> created(LocationBody location) {
        URI address = URI.create("/api/locations/" + location.id());
        return ResponseBuilder.<LocationBody>created(address).entity(location).build();
    }

    private static LocationPage page(List<Overview> found, int limit) {
        List<Overview> items = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(Paging.cursor(items.getLast().location().name().value()))
                : Optional.empty();
        return new LocationPage(items.stream().map(LocationBody::of).toList(), next.orElse(null));
    }
}
