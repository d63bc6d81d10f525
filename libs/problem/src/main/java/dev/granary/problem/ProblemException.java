package dev.granary.problem;

import java.util.List;

/** A refusal on its way to the one who asked; becomes problem+json at the REST edge. It is an answer, not a fault. */
public final class ProblemException extends RuntimeException {
    private final ErrorCode code;
    private final transient List<FieldError> errors;

    /**
     * Refuses with a detail.
     *
     * @param detail what is wrong in this case, for a person; it is shown as it is, so it names no secret
     */
    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public ProblemException(ErrorCode code, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** Refuses because of one field, with the field's detail as the problem's. */
    public static ProblemException field(ErrorCode code, String pointer, String detail) {
        return new ProblemException(code, detail, List.of(new FieldError(pointer, code, detail)));
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }
}
