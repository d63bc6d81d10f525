package dev.granary.engine.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class AzureFaultsTest {

    private static final BlobName NAME = new BlobName("a/b");

    @ParameterizedTest
    @CsvSource({
        "400, Md5Mismatch,                   Corrupt",
        "400, InvalidHeaderValue,            Unexpected",
        "401, NoAuthenticationInformation,   AccessRefused",
        "403, AuthorizationPermissionMismatch, AccessRefused",
        "403, AuthenticationFailed,          AccessRefused",
        "404, ContainerNotFound,             ContainerAbsent",
        "404, ContainerBeingDeleted,         ContainerAbsent",
        "409, BlobAlreadyExists,             BlobExists",
        "409, BlobImmutableDueToPolicy,      Locked",
        "409, LeaseIdMissing,                Unexpected",
        "412, ConditionNotMet,               BlobExists",
        "429, TooManyRequests,               Throttled",
        "500, InternalError,                 Unreachable",
        "503, ServerBusy,                    Throttled",
    })
    void namesWhatTheServiceAnswered(int status, String code, String failure) {
        BlobStore store = answering(ScriptedAnswer.of(status, code));

        assertThatThrownBy(() -> store.put(NAME, new byte[1]))
                .isInstanceOf(BlobStoreException.class)
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(failure));
    }

    @Test
    void handsOnHowLongTheServiceAsksToWait() {
        BlobStore store = answering(ScriptedAnswer.of(503, "ServerBusy").with("Retry-After", "17"));

        var throttled = catchThrowableOfType(BlobStoreException.Throttled.class, () -> store.put(NAME, new byte[1]));

        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(17));
    }

    @Test
    void takesABrokenConnectionForAnUnreachableStore() {
        BlobStore store = store(
                AzuriteAccess.CREDENTIAL, new ScriptedHttp(request -> Mono.error(new IOException("connection reset"))));

        assertThatThrownBy(() -> store.delete(NAME)).isInstanceOf(BlobStoreException.Unreachable.class);
    }

    @Test
    void tellsARefusedIdentityFromARefusedRight() {
        TokenCredential refused = request -> Mono.error(new ClientAuthenticationException("AADSTS70021: no", null));
        BlobStore store =
                store(refused, new ScriptedHttp(request -> Mono.error(new AssertionError("asked the store"))));

        assertThatThrownBy(() -> store.put(NAME, new byte[1]))
                .isInstanceOf(BlobStoreException.IdentityRefused.class)
                .hasMessageContaining("AADSTS70021");
    }

    @Test
    void takesASilentIdentityProviderForUnreachable() {
        TokenCredential silent = request -> Mono.error(new IllegalStateException(new IOException("timed out")));
        BlobStore store = store(silent, new ScriptedHttp(request -> Mono.error(new AssertionError("asked the store"))));

        assertThatThrownBy(() -> store.head(NAME)).isInstanceOf(BlobStoreException.Unreachable.class);
    }

    private static BlobStore answering(ScriptedAnswer answer) {
        return store(AzuriteAccess.CREDENTIAL, new ScriptedHttp(request -> Mono.just(answer.to(request))));
    }

    private static BlobStore store(TokenCredential credential, ScriptedHttp http) {
        var container = AzureContainer.of(URI.create("https://account.blob.core.windows.net"), "backups")
                .withPatience(1, Duration.ofSeconds(5));
        return new AzureBlobStore(container, credential, http);
    }
}
