package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.Immutability;
import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.agent.fakes.RefusingStore.Fault;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.ForwardingBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckLocationTest {

    private final BlobStore store = new MemoryBlobStore(InstantSource.system());

    @Test
    void passesAndLeavesNothingBehind() {
        assertThat(check(store)).isEqualTo(new LocationCheck.Passed(Immutability.NONE));
        assertThat(store.list("", null, 10).blobs()).isEmpty();
    }

    /** As the provider tells it: the end of the blob's lock, no date for a policy of the container, MAX for a legal hold. */
    @ParameterizedTest
    @CsvSource({"P30D, 30", "P29DT23H59M30S, 30", "PT36H, 1", "PT1H, 0", ", "})
    void findsOutThatAContainerIsImmutable(@Nullable Duration retention, @Nullable Integer days) {
        assertThat(check(new Immutable(store, at -> retention == null ? null : at.plus(retention))))
                .isEqualTo(new LocationCheck.Passed(new Immutability(true, days)));
    }

    @Test
    void knowsNoEndOfALegalHold() {
        assertThat(check(new Immutable(store, at -> Instant.MAX)))
                .isEqualTo(new LocationCheck.Passed(new Immutability(true, null)));
    }

    private static final class Immutable extends ForwardingBlobStore {

        private final UnaryOperator<@Nullable Instant> lock;

        Immutable(BlobStore store, UnaryOperator<@Nullable Instant> lock) {
            super(store);
            this.lock = lock;
        }

        @Override
        public Optional<BlobInfo> head(BlobName name) {
            return super.head(name)
                    .map(blob -> new BlobInfo(name, blob.sizeBytes(), blob.storedAt(), lock.apply(blob.storedAt())));
        }

        @Override
        public void delete(BlobName name) {
            throw new BlobStoreException.Locked(name, null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,         Write,  AuthorizationFailed",
        "GET,         Read,   AuthorizationFailed",
        "OTHER_BYTES, Read,   StoreDamaged",
        "LIST,        List,   AuthorizationFailed",
        "EMPTY_LIST,  List,   StoreDamaged",
        "DELETE,      Delete, AuthorizationFailed",
    })
    void namesTheStepThatFailedAndWhy(Fault fault, String step, String reason) {
        var refused = new BlobStoreException.AccessRefused("the store answered 403", null);

        LocationCheck.Failed failed = (LocationCheck.Failed) check(new RefusingStore(store, refused, fault));

        assertThat(failed.step().wireName()).isEqualTo(step);
        assertThat(failed.refusal().reason()).isEqualTo(reason);
    }

    static Stream<Arguments> failures() {
        BlobName name = new BlobName("x");
        return Stream.of(
                Arguments.of(new BlobStoreException.IdentityRefused("AADSTS70021", null), "Token", "TokenRefused"),
                Arguments.of(new BlobStoreException.ContainerAbsent("backups"), "Write", "ContainerNotFound"),
                Arguments.of(new BlobStoreException.Unreachable("no answer", null), "Write", "StoreUnreachable"),
                Arguments.of(new BlobStoreException.Throttled("503", null, null), "Write", "StoreThrottled"),
                Arguments.of(new BlobStoreException.Unexpected("400", null), "Write", "StoreFailed"),
                Arguments.of(new BlobStoreException.BlobExists(name), "Write", "StoreFailed"),
                Arguments.of(new BlobStoreException.Locked(name, null), "Write", "StoreFailed"),
                Arguments.of(new BlobStoreException.Corrupt(name, "damaged"), "Write", "StoreDamaged"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatAFailureMeans(BlobStoreException failure, String step, String reason) {
        LocationCheck.Failed failed = (LocationCheck.Failed) check(new RefusingStore(store, failure, Fault.PUT));

        assertThat(failed.step().wireName()).isEqualTo(step);
        assertThat(failed.refusal().reason()).isEqualTo(reason);
        assertThat(failed.refusal().message()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"GET", "LIST", "OTHER_BYTES"})
    void removesTheProbeAlsoAfterAFailure(Fault fault) {
        check(new RefusingStore(store, new BlobStoreException.AccessRefused("403", null), fault));

        assertThat(store.list("", null, 10).blobs()).isEmpty();
    }

    private static LocationCheck check(BlobStore store) {
        return new CheckLocation(Given.CLUSTER, new OneStore(store), Given.NO_KEYS, UUID::randomUUID)
                .check(Given.location(Given.LOCATION));
    }
}
