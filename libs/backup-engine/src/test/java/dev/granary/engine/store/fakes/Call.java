package dev.granary.engine.store.fakes;

/** Calls of the port, those of an upload apart. */
public enum Call {
    PUT,
    APPEND,
    COMMIT,
    GET,
    HEAD,
    LIST,
    DELETE,
    EXTEND_RETENTION;

    boolean reads() {
        return this == GET || this == HEAD || this == LIST;
    }
}
