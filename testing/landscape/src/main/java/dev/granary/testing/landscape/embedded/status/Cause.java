package dev.granary.testing.landscape.embedded.status;

/** One reason of a failure. {@code field} is a path like {@code spec.replicas}. */
public record Cause(String reason, String message, String field) {

    public static Cause required(String field, String detail) {
        return new Cause(
                "FieldValueRequired", detail.isEmpty() ? "Required value" : "Required value: " + detail, field);
    }

    public static Cause invalid(String field, String shownValue, String detail) {
        return new Cause("FieldValueInvalid", "Invalid value: " + shownValue + ": " + detail, field);
    }

    public static Cause unsupported(String field, String shownValue, String supported) {
        return new Cause(
                "FieldValueNotSupported",
                "Unsupported value: " + shownValue + ": supported values: " + supported,
                field);
    }

    public static Cause forbidden(String field, String detail) {
        return new Cause("FieldValueForbidden", "Forbidden: " + detail, field);
    }

    public static Cause typeInvalid(String field, String shownValue, String detail) {
        return new Cause("FieldValueTypeInvalid", "Invalid value: " + shownValue + ": " + detail, field);
    }
}
