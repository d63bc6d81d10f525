package dev.granary.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.granary.observability.Trace;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Body of every answer that is no success, RFC 9457.
 *
 * @param type URI of the code's description
 * @param title the code's sentence
 * @param status HTTP status
 * @param detail what is wrong in this case
 * @param code wire name of the {@link ErrorCode}
 * @param nextStep what the reader does next
 * @param traceId id to search the logs for
 * @param errors the fields that are wrong; left out when no field is
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String nextStep,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** Content type of a problem. */
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private static final String TYPE = "urn:granary:error:";

    /** A problem of the current request, with the code's status. */
    public static Problem of(ErrorCode code, String detail, List<FieldError> errors) {
        return of(code, code.status(), detail, errors);
    }

    static Problem of(ErrorCode code, int status, String detail, List<FieldError> errors) {
        return new Problem(
                TYPE + code.code(),
                code.title(),
                status,
                detail,
                code.code(),
                code.nextStep(),
                Trace.currentOrNew().traceId(),
                List.copyOf(errors));
    }

    /** The answer that carries it. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
