package dev.granary.discovery.adapter.rest;

import dev.granary.discovery.application.CreateDiscoveryConfig;
import dev.granary.discovery.application.FindDiscoveryConfigs;
import dev.granary.discovery.application.FindDiscoveryConfigs.Found;
import dev.granary.discovery.application.Refusal;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldError;
import dev.granary.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Discovery configs over HTTP. */
@Path("/api/discovery-configs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DiscoveryConfigResource {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final CreateDiscoveryConfig create;
    private final FindDiscoveryConfigs find;

    DiscoveryConfigResource(CreateDiscoveryConfig create, FindDiscoveryConfigs find) {
        this.create = create;
        this.find = find;
    }

    @POST
    @RunOnVirtualThread
    @Operation(summary = "Discovers the shoots of a Gardener project from now on.")
    public RestResponse<ConfigView> create(@Nullable ConfigBody body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.MALFORMED_REQUEST, "The request has no body.");
        }
        return switch (create.create(body.toRequest())) {
            case CreateDiscoveryConfig.Created created ->
                RestResponse.ResponseBuilder.<ConfigView>created(URI.create(
                                "/api/discovery-configs/" + created.config().id()))
                        .entity(ConfigView.of(created.config(), 0))
                        .build();
            case CreateDiscoveryConfig.Refused refused -> throw problem(refused.refusals());
        };
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one discovery config.")
    public Uni<ConfigView> get(@PathParam("id") String id) {
        Uni<Optional<Found>> found = UUID_TEXT.matcher(id).matches()
                ? find.find(UUID.fromString(id))
                : Uni.createFrom().item(Optional.empty());
        return found.map(config -> ConfigView.of(config.orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, "There is no discovery config with this id."))));
    }

    @GET
    @Operation(summary = "Lists discovery configs by name.")
    public Uni<ConfigView.Page> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        Paging paging = Paging.of(limit, cursor);
        return find.page(paging.after(), paging.limit() + 1).map(found -> page(found, paging.limit()));
    }

    private static ConfigView.Page page(List<Found> found, int limit) {
        List<ConfigView> items = found.stream().limit(limit).map(ConfigView::of).toList();
        return new ConfigView.Page(
                items, found.size() > limit ? Paging.cursor(items.getLast().name()) : null);
    }

    private static ProblemException problem(List<Refusal> refusals) {
        Refusal first = refusals.getFirst();
        String more = refusals.size() > 1 ? " And others, see errors." : "";
        return new ProblemException(
                first.code(),
                first.pointer() + ": " + first.detail() + more,
                refusals.stream()
                        .map(refusal -> new FieldError(refusal.pointer(), refusal.code(), refusal.detail()))
                        .toList());
    }
}
