package dev.granary.registry.adapter.rest;

import dev.granary.observability.LogLine;
import dev.granary.registry.adapter.rest.TokenRequest.Refused;
import dev.granary.registry.adapter.rest.TokenRequest.Understood;
import dev.granary.registry.application.AuthenticateAgent;
import dev.granary.registry.application.AuthenticateAgent.Identity;
import dev.granary.registry.application.IssueAccessToken;
import dev.granary.registry.application.OpenSession;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/**
 * The token endpoint (RFC 7523, JWT bearer grant). Answers are those of RFC 6749 section 5, not problems, because
 * Kafka's own client reads them. Neither assertions nor what is given out is ever logged.
 */
@Path("/oauth2")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Tag(name = "agents")
public class TokenResource {

    private static final Logger LOG = Logger.getLogger(TokenResource.class);

    private final AuthenticateAgent authenticateAgent;
    private final IssueAccessToken issueAccessToken;
    private final OpenSession openSession;
    private final MeterRegistry meters;

    public TokenResource(
            AuthenticateAgent authenticateAgent,
            IssueAccessToken issueAccessToken,
            OpenSession openSession,
            MeterRegistry meters) {
        this.authenticateAgent = authenticateAgent;
        this.issueAccessToken = issueAccessToken;
        this.openSession = openSession;
        this.meters = meters;
    }

    /** A token for the broker. */
    @POST
    @Path("/token")
    @Operation(summary = "A token of ten minutes for the broker (RFC 7523).")
    @RequestBody(content = @Content(schema = @Schema(implementation = GrantRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The assertion proves a cluster.",
            content = @Content(schema = @Schema(implementation = AccessTokenView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Refused, as RFC 6749 section 5.2 says.",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not answered now; try again.",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Uni<Response> token(MultivaluedMap<String, String> form) {
        return answer("token", form, agent -> AccessTokenView.of(issueAccessToken.issue(agent)));
    }

    /** A session and the key that seals its events. */
    @POST
    @Path("/session")
    @Operation(summary = "A session, and the key that seals the events of an agent.")
    @RequestBody(content = @Content(schema = @Schema(implementation = GrantRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The assertion proves a cluster.",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Refused, as RFC 6749 section 5.2 says.",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not answered now; try again.",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Uni<Response> session(MultivaluedMap<String, String> form) {
        return answer("session", form, agent -> SessionView.of(agent, openSession.open(agent)));
    }

    private Uni<Response> answer(
            String endpoint, MultivaluedMap<String, String> form, Function<Identity, Object> grant) {
        Uni<Response> answer =
                switch (TokenRequest.of(form)) {
                    case Refused(OAuthError error) -> Uni.createFrom().item(error.response());
                    case Understood(String assertion) ->
                        authenticateAgent
                                .authenticate(assertion)
                                .map(agent -> agent.map(identity -> granted(grant.apply(identity)))
                                        .orElseGet(() -> OAuthError.INVALID_GRANT.response()));
                };
        return answer.onFailure()
                .recoverWithItem(fault -> unavailable(endpoint, fault))
                .invoke(response -> count(endpoint, response));
    }

    private static Response granted(Object view) {
        return Response.ok(view)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }

    /** A fault of the registry must not look like a refusal: the client gives up on a refusal and repeats on a 503. */
    private static Response unavailable(String endpoint, Throwable fault) {
        LOG.error(LogLine.of("an agent could not be authenticated", "endpoint", endpoint), fault);
        return OAuthError.TEMPORARILY_UNAVAILABLE.response();
    }

    private void count(String endpoint, Response response) {
        String result = response.getEntity() instanceof OAuthError error ? error.error() : "granted";
        meters.counter("granary.token.requests", "endpoint", endpoint, "result", result)
                .increment();
    }
}
