package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.agent.fakes.RefusingStore.Fault;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckLocationTest {

    private final BlobStore store = new MemoryBlobStore(InstantSource.system());

    @Test
    void passesAndLeavesNothingBehind() {
        assertThat(check(store)).isEqualTo(new LocationCheck.Passed());
        assertThat(store.list("", null, 10).blobs()).isEmpty();
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
