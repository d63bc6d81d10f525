package dev.granary.problem;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer (RFC 6901) into the request's body, for instance {@code /workloadIdentity/clientId};
 *     {@code ?name} for a query parameter
 * @param code wire name of an {@link ErrorCode}
 * @param detail what is wrong, for a person; never the value itself where it could be a secret
 */
public record FieldError(String pointer, String code, String detail) {
    public FieldError(String pointer, ErrorCode code, String detail) {
        this(pointer, code.code(), detail);
    }
}
