package dev.granary.registry.adapter.rest;

import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.ClusterState;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Reading the clusters; nothing is changed here. */
@Path("/api/clusters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clusters")
public class ClusterResource {

    private final Clusters clusters;

    public ClusterResource(Clusters clusters) {
        this.clusters = clusters;
    }

    /**
     * A page in the order of ids.
     *
     * @param nextCursor null on the last page
     */
    public record ClusterPage(
            List<ClusterView> items, @Nullable String nextCursor) {}

    @GET
    @Operation(summary = "Lists clusters in the order of their ids.")
    public Uni<ClusterPage> list(
            @Parameter(description = "1 to 500, 100 when left out.") @RestQuery @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before.") @RestQuery @Nullable String cursor,
            @Parameter(
                            description = "Only clusters in this state.",
                            schema = @Schema(implementation = ClusterState.class))
                    @RestQuery
                    @Nullable
                    String state) {
        PageRequest page = PageRequest.of(limit, cursor, state);
        return clusters.page(page.state(), page.after(), page.limit() + 1).map(found -> toPage(found, page.limit()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one cluster.")
    public Uni<ClusterView> get(@PathParam("id") String id) {
        return Uni.createFrom()
                .item(() -> clusterId(id))
                .chain(clusters::find)
                .map(found -> found.map(ClusterView::of).orElseThrow(() -> notFound(id)));
    }

    /** One more than asked for was read, to know whether another page follows. */
    private static ClusterPage toPage(List<Cluster> found, int limit) {
        List<Cluster> shown = found.subList(0, Math.min(limit, found.size()));
        String next =
                found.size() > limit ? PageRequest.cursorAfter(shown.getLast().id()) : null;
        return new ClusterPage(shown.stream().map(ClusterView::of).toList(), next);
    }

    private static ClusterId clusterId(String id) {
        try {
            return ClusterId.of(id);
        } catch (IllegalArgumentException e) {
            throw notFound(id);
        }
    }

    private static ProblemException notFound(String id) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no cluster " + id + ".");
    }
}
