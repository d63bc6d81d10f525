package dev.granary.problem;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Endpoints that end in every way a service's endpoint can. */
@Path("/things")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class Things {
    record Part(@NotBlank String name, @Positive int count) {}

    record Thing(
            @NotBlank @Pattern(regexp = "[a-z]+", message = "must be lower case letters")
            String name,

            @Valid List<Part> parts) {}

    @POST
    public Thing create(@Valid Thing thing) {
        return thing;
    }

    @GET
    public String list(@QueryParam("limit") @Positive int limit) {
        return "[]";
    }

    @GET
    @Path("by-id/{id}")
    public String byId(@PathParam("id") UUID id) {
        return "{}";
    }

    @GET
    @Path("refused")
    public String refused() {
        throw ProblemException.field(ErrorCode.NAME_TAKEN, "/name", "The name demo is in use.");
    }

    @GET
    @Path("fault")
    public String fault() {
        throw new IllegalStateException("password=hunter2");
    }

    @GET
    @Path("status/{status}")
    public String status(@PathParam("status") int status) {
        throw new WebApplicationException("internal text", status);
    }
}
