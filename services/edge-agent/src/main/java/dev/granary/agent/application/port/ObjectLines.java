package dev.granary.agent.application.port;

import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.StoredObject;
import org.jspecify.annotations.Nullable;

/** Objects as the lines of a backup, as docs/format.md describes them. Without state. */
public interface ObjectLines {

    /** One line of JSON in UTF-8 without its end. */
    byte[] write(StoredObject object);

    /**
     * Reads a line.
     *
     * @throws UnreadableLineException it is not what {@link #write} makes
     */
    StoredObject read(byte[] line);

    /**
     * Reads no more of a line than the kind of its object.
     *
     * @throws UnreadableLineException it is not what {@link #write} makes
     */
    KindName kindOf(byte[] line);

    /**
     * Reads no more of a line than the namespace of its object; null for an object without.
     *
     * @throws UnreadableLineException it is not what {@link #write} makes
     */
    @Nullable
    String namespaceOf(byte[] line);

    /** The backup holds something else than objects; the message is for a person. */
    final class UnreadableLineException extends RuntimeException {
        public UnreadableLineException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
