package dev.granary.gateway.adapter.graphql;

import dev.granary.observability.LogLine;
import dev.granary.observability.Trace;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a mistake or a fault becomes an error of a GraphQL answer: with a code of the registry, what to do
 * next and the trace. Of a fault the answer has nothing else; all of it is in the log under the trace. What is no GraphQL at
 * all never comes here: SmallRye answers it with a message only.
 */
final class ProblemErrors extends SimplePerformantInstrumentation {

    private static final Logger LOG = Logger.getLogger(ProblemErrors.class);

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        var errors = result.getErrors().stream().map(ProblemErrors::told).toList();
        return CompletableFuture.completedFuture(
                errors.isEmpty() ? result : result.transform(builder -> builder.errors(errors)));
    }

    private static GraphQLError told(GraphQLError error) {
        Throwable cause = causeOf(error);
        if (cause instanceof ProblemException refusal) {
            return told(error, refusal.code(), refusal.detail());
        }
        if (isMistake(error.getErrorType())) {
            return told(error, ErrorCode.QUERY_INVALID, String.valueOf(error.getMessage()));
        }
        var line = LogLine.of("query failed", "path", error.getPath(), "message", error.getMessage());
        LOG.error(line, cause);
        return told(error, ErrorCode.INTERNAL_ERROR, "The service could not complete the request.");
    }

    private static @Nullable Throwable causeOf(GraphQLError error) {
        Throwable cause = error instanceof ExceptionWhileDataFetching failure ? failure.getException() : null;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isMistake(@Nullable ErrorClassification type) {
        return type == ErrorType.InvalidSyntax
                || type == ErrorType.ValidationError
                || type == ErrorType.OperationNotSupported;
    }

    private static GraphQLError told(GraphQLError error, ErrorCode code, String message) {
        var builder = GraphqlErrorBuilder.newError()
                .message("%s", message)
                .errorType(error.getErrorType())
                .extensions(Map.of(
                        "code", code.code(),
                        "nextStep", code.nextStep(),
                        "traceId", Trace.currentOrNew().traceId()));
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            builder.path(error.getPath());
        }
        return builder.build();
    }
}
