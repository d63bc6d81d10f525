package dev.granary.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;

/** Bean validation's violations as field errors. */
final class ValidationProblems {
    private ValidationProblems() {}

    static Problem of(ConstraintViolationException fault) {
        List<FieldError> errors = fault.getConstraintViolations().stream()
                .map(ValidationProblems::error)
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList();
        var allMissing = errors.stream().allMatch(e -> e.code().equals(ErrorCode.FIELD_MISSING.code()));
        var first = errors.getFirst();
        return Problem.of(
                allMissing ? ErrorCode.FIELD_MISSING : ErrorCode.FIELD_INVALID,
                first.pointer() + ": " + first.detail() + (errors.size() > 1 ? " And others, see errors." : ""),
                errors);
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        var code = isMissing(violation) ? ErrorCode.FIELD_MISSING : ErrorCode.FIELD_INVALID;
        return new FieldError(pointer(violation.getPropertyPath()), code, sentence(violation.getMessage()));
    }

    private static boolean isMissing(ConstraintViolation<?> violation) {
        var rule = violation.getConstraintDescriptor().getAnnotation().annotationType();
        var requires = rule == NotNull.class || rule == NotBlank.class || rule == NotEmpty.class;
        return requires && violation.getInvalidValue() == null;
    }

    /** Leaves out the method and, where a body follows, the parameter's name: both are Java's, not the caller's. */
    private static String pointer(Path path) {
        var body = new StringBuilder();
        var parameter = "";
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                body.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                body.append('/').append(node.getName());
            } else if (node.getKind() == ElementKind.PARAMETER) {
                parameter = "?" + node.getName();
            }
        }
        return body.isEmpty() ? parameter : body.toString();
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : "It " + message + ".";
    }
}
