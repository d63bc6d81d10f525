package dev.granary.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;

/** What Jackson says about a body, said without its text: that text repeats parts of the body and names Java classes. */
final class JsonProblems {
    private JsonProblems() {}

    static Problem of(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                field(ErrorCode.UNKNOWN_FIELD, unknown, "There is no field of this name.");
            case MismatchedInputException mismatch ->
                field(ErrorCode.FIELD_INVALID, mismatch, "The value is not of the type that is read here.");
            case JsonMappingException wrapped
            when wrapped.getCause() instanceof StreamReadException syntax -> malformed(syntax);
            case JsonMappingException mapping -> field(ErrorCode.FIELD_INVALID, mapping, "The value is not allowed.");
            default -> malformed(fault);
        };
    }

    private static Problem field(ErrorCode code, JsonMappingException fault, String detail) {
        var pointer = pointer(fault);
        return Problem.of(code, pointer + ": " + detail, List.of(new FieldError(pointer, code, detail)));
    }

    private static Problem malformed(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation();
        var detail = place == null
                ? "The body is not JSON."
                : "The body is not JSON from line %d, column %d on.".formatted(place.getLineNr(), place.getColumnNr());
        return Problem.of(ErrorCode.MALFORMED_REQUEST, detail, List.of());
    }

    private static String pointer(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : escaped(step.getFieldName())))
                .collect(Collectors.joining());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
