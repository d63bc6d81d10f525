package dev.granary.discovery.application.port;

/** Gardener did not do what was asked. The message is for people and carries nothing secret. */
public final class GardenerFault extends RuntimeException {

    /** What a caller can decide on. */
    public enum Kind {
        /** No answer, an untrusted answer, or one that says "later": 429, 5xx. Says nothing about shoots or rights. */
        UNREACHABLE,
        /** 401. Also seen for moments while Gardener restarts. */
        CREDENTIAL_REFUSED,
        /** The key or certificate in the kubeconfig cannot be read. */
        CREDENTIAL_UNUSABLE,
        /** 403. Also seen for moments while Gardener restarts. */
        FORBIDDEN,
        /** 404. */
        NOT_FOUND,
        /** 410: the version or the continue token is too old; list again. */
        EXPIRED,
        /** Any other refusal. */
        REFUSED
    }

    private final Kind kind;

    public GardenerFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
