package dev.granary.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.granary.observability.LogLine;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where an exception becomes an answer. */
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response refusal(ProblemException refusal) {
        return Problem.of(refusal.code(), refusal.detail(), refusal.errors()).response();
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException fault) {
        return JsonProblems.of(fault).response();
    }

    /** Named for itself because Quarkus has its own mapper of this type, which the general one would not replace. */
    @ServerExceptionMapper
    public Response json(MismatchedInputException fault) {
        return JsonProblems.of(fault).response();
    }

    @ServerExceptionMapper
    public Response validation(ConstraintViolationException fault) {
        return ValidationProblems.of(fault).response();
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException fault) {
        if (fault.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        var answer = fault.getResponse();
        return switch (answer.getStatus()) {
            case 404 -> problem(ErrorCode.NOT_FOUND, "There is nothing at this path.");
            case 405 -> problem(ErrorCode.METHOD_NOT_ALLOWED, "See the OpenAPI document.");
            case 406 -> problem(ErrorCode.NOT_ACCEPTABLE, "No representation is acceptable to the caller.");
            case 415 -> problem(ErrorCode.MEDIA_TYPE_NOT_SUPPORTED, "The content type is not read here.");
            default -> answer.getStatus() < 500 ? other(fault) : fault(fault);
        };
    }

    /** A fault: all of it in the log, nothing of it in the answer but the trace to find it by. */
    @ServerExceptionMapper
    public Response fault(Throwable fault) {
        var problem = Problem.of(ErrorCode.INTERNAL_ERROR, "The service could not complete the request.", List.of());
        LOG.error(LogLine.of("request failed", "traceId", problem.traceId()), fault);
        return problem.response();
    }

    private static Response problem(ErrorCode code, String detail) {
        return Problem.of(code, detail, List.of()).response();
    }

    /** A redirect stays what it is; another refusal of the framework keeps its status. */
    private static Response other(WebApplicationException fault) {
        var answer = fault.getResponse();
        if (answer.getStatus() < 400) {
            return answer;
        }
        var status = answer.getStatusInfo();
        return Problem.of(ErrorCode.REQUEST_REFUSED, status.getStatusCode(), status.getReasonPhrase() + ".", List.of())
                .response();
    }
}
