package dev.granary.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong at a store. The message is for a person and carries no credential. A caller decides by
 * type, never by message.
 */
public abstract sealed class BlobStoreException extends RuntimeException {

    private BlobStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** No blob has this name. */
    public static final class BlobAbsent extends BlobStoreException {
        public BlobAbsent(BlobName name) {
            super("no blob " + name, null);
        }
    }

    /** The name is bound already; its bytes are untouched. */
    public static final class BlobExists extends BlobStoreException {
        public BlobExists(BlobName name) {
            super("blob exists already: " + name, null);
        }
    }

    /** The container (or the directory) does not exist. */
    public static final class ContainerAbsent extends BlobStoreException {
        public ContainerAbsent(String container) {
            super("no container " + container, null);
        }
    }

    /** No token could be had for the own identity: the identity provider refused it. */
    public static final class IdentityRefused extends BlobStoreException {
        public IdentityRefused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The identity is known and lacks the right. */
    public static final class AccessRefused extends BlobStoreException {
        public AccessRefused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A retention lock or legal hold forbids it. */
    public static final class Locked extends BlobStoreException {
        private final @Nullable Instant until;

        /**
         * @param until {@link BlobInfo#lockedUntil()}
         */
        public Locked(BlobName name, @Nullable Instant until) {
            super("blob is locked" + (hasEnd(until) ? " until " + until : "") + ": " + name, null);
            this.until = hasEnd(until) ? until : null;
        }

        private static boolean hasEnd(@Nullable Instant until) {
            return until != null && !until.equals(Instant.MAX);
        }

        /** When the lock ends; empty when the store does not say or the hold has no end. */
        public Optional<Instant> until() {
            return Optional.ofNullable(until);
        }
    }

    /** The store asks for fewer requests. */
    public static final class Throttled extends BlobStoreException {
        private final @Nullable Duration retryAfter;

        public Throttled(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** How long the store asks to wait; empty when it does not say. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** No answer, a broken connection, or an answer that says that the store itself is ill; trying later may help. */
    public static final class Unreachable extends BlobStoreException {
        public Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** What is stored is not what was written, or what was sent did not arrive as it was. */
    public static final class Corrupt extends BlobStoreException {
        public Corrupt(BlobName name, String message) {
            super(message + ": " + name, null);
        }
    }

    /** The store refused for a reason that this family does not know; trying again will not help. */
    public static final class Unexpected extends BlobStoreException {
        public Unexpected(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
