package dev.granary.agent.application.port;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKey;
import dev.granary.agent.domain.kube.ObjectKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes objects of this cluster. What the API server refuses is a result, because it costs one object only; every call
 * blocks and may throw {@link ClusterUnreachableException}. A call that threw may have had its effect. Safe for many threads.
 *
 * <p>{@code manager} is the name under which the server notes in {@code metadata.managedFields} who wrote.
 */
public interface ClusterWrites {

    /**
     * The object with all that the server keeps beside it; empty when there is none.
     *
     * @throws KindNotListableException objects of this kind cannot be read
     */
    Optional<KubeObject> current(ObjectKind kind, @Nullable String namespace, String name);

    /** Makes an object that is not there yet. */
    Result create(ObjectKind kind, KubeObject object, String manager);

    /** Puts the object in the place of the one whose {@code resourceVersion} it carries. */
    Result replace(ObjectKind kind, KubeObject object, String manager);

    /** Merges fields into an object (RFC 7396). */
    Result merge(ObjectKind kind, ObjectKey key, Fields change, Part part, String manager);

    /** Asks for the deletion of exactly this object, its dependents after it; it may stay until others let go of it. */
    Result delete(ObjectKind kind, KubeObject current);

    /** Whether the agent has the right, whatever else may refuse. */
    boolean isAllowed(Verb verb, ObjectKind kind, @Nullable String namespace);

    /** What can be done with objects. */
    enum Verb {
        CREATE,
        UPDATE,
        PATCH,
        DELETE
    }

    /** Which part of an object is written; kinds with a status of its own keep the two apart. */
    enum Part {
        OBJECT,
        STATUS
    }

    /** How a call ended. */
    sealed interface Result {

        /**
         * It is done.
         *
         * @param warnings what the server has to say about it
         */
        record Done(List<String> warnings) implements Result {
            public Done {
                warnings = List.copyOf(warnings);
            }
        }

        /** An object of that name is there already. */
        record Exists() implements Result {}

        /** Somebody else changed it since it was read. */
        record Changed() implements Result {}

        /** There is no such object, or no such namespace or kind to put it in. */
        record Absent(String message) implements Result {}

        /**
         * The server says no.
         *
         * @param message in the words of the server
         */
        record Refused(Why why, String message) implements Result {}
    }

    /** Why the server says no. */
    enum Why {
        /** A right is missing, or a quota or an admission policy is against it. */
        FORBIDDEN,
        NAMESPACE_TERMINATING,
        /** The object is not valid, or a field changes that cannot. */
        INVALID,
        /** The server asks to slow down for longer than it is worth waiting. */
        THROTTLED,
        /** The server, or a webhook that it asks, failed. */
        FAILED
    }
}
