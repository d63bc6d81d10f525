package dev.granary.engine.store.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.storage.blob.models.BlobStorageException;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the client throws, in the words of the port: decided by status, error code and type, never by message. */
final class AzureFaults {

    private static final BlobName NO_NAME = new BlobName("container");

    private final String container;

    AzureFaults(String container) {
        this.container = container;
    }

    /**
     * @throws BlobStoreException whatever went wrong
     * @throws BeyondEnd a range begins behind the last byte
     */
    <T> T mapped(@Nullable BlobName name, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) { // the client has no common type for what it throws
            throw map(e, name == null ? NO_NAME : name);
        }
    }

    static boolean hasCode(BlobStoreException failure, String code) {
        return causes(failure).anyMatch(cause -> cause instanceof BlobStorageException e && code.equals(codeOf(e)));
    }

    private RuntimeException map(RuntimeException failure, BlobName name) {
        return causes(failure)
                .flatMap(cause -> ofAnswer(cause, name).stream())
                .findFirst()
                .or(() -> causes(failure)
                        .flatMap(cause -> ofSilence(cause).stream())
                        .findFirst())
                .orElseGet(() -> new BlobStoreException.Unexpected(
                        "the client failed: " + failure.getClass().getSimpleName(), failure));
    }

    private Optional<RuntimeException> ofAnswer(Throwable cause, BlobName name) {
        return switch (cause) {
            case BlobStoreException e -> Optional.of(e);
            case BlobStorageException e -> Optional.of(ofStatus(e, codeOf(e), name));
            case HttpResponseException e when e.getResponse() != null -> Optional.of(ofStatus(e, "", name));
            default -> Optional.empty();
        };
    }

    private static Optional<RuntimeException> ofSilence(Throwable cause) {
        return switch (cause) {
            case InterruptedException e -> {
                Thread.currentThread().interrupt();
                yield Optional.of(new BlobStoreException.Unreachable("interrupted while the store was asked", e));
            }
            case IOException e ->
                Optional.of(new BlobStoreException.Unreachable(
                        "the store does not answer: " + e.getClass().getSimpleName(), e));
            case TimeoutException e ->
                Optional.of(new BlobStoreException.Unreachable("the store did not answer in time", e));
            default -> Optional.empty();
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static String codeOf(BlobStorageException failure) {
        return Objects.toString(failure.getErrorCode(), "");
    }

    private RuntimeException ofStatus(HttpResponseException failure, String code, BlobName name) {
        int status = failure.getResponse().getStatusCode();
        String said = "the store answered " + status + (code.isEmpty() ? "" : " " + code);
        return switch (status) {
            case 404, 409 -> ofNameOrConflict(failure, code, name, said);
            case 412 -> new BlobStoreException.BlobExists(name);
            case 416 -> new BeyondEnd();
            case 401, 403 -> new BlobStoreException.AccessRefused(said, failure);
            case 429, 503 -> new BlobStoreException.Throttled(said, RetryAfter.of(failure.getResponse()), failure);
            case 400 ->
                code.equals("Md5Mismatch")
                        ? new BlobStoreException.Corrupt(name, "bytes were damaged on their way to the store")
                        : new BlobStoreException.Unexpected(said, failure);
            default ->
                status >= 500 || status == 408
                        ? new BlobStoreException.Unreachable(said, failure)
                        : new BlobStoreException.Unexpected(said, failure);
        };
    }

    private BlobStoreException ofNameOrConflict(
            HttpResponseException failure, String code, BlobName name, String said) {
        return switch (code) {
            case "ContainerNotFound", "ContainerBeingDeleted" -> new BlobStoreException.ContainerAbsent(container);
            case "BlobAlreadyExists" -> new BlobStoreException.BlobExists(name);
            case "BlobImmutableDueToPolicy", "BlobImmutableDueToLegalHold" -> new BlobStoreException.Locked(name, null);
            default ->
                failure.getResponse().getStatusCode() == 404
                        ? new BlobStoreException.BlobAbsent(name)
                        : new BlobStoreException.Unexpected(said, failure);
        };
    }
}
