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
        "403, AuthorizationFailure,          AccessRefused",
        "403, AuthenticationFailed,          AccessRefused",
        "403, AccountIsDisabled,             AccessRefused",
        "404, ContainerNotFound,             ContainerAbsent",
        "404, ContainerBeingDeleted,         ContainerAbsent",
        "408, RequestTimeout,                Unreachable",
        "409, ContainerBeingDeleted,         ContainerAbsent",
        "409, BlobAlreadyExists,             BlobExists",
        "409, LeaseIdMissing,                Unexpected",
        "412, ConditionNotMet,               BlobExists",
        "429, TooManyRequests,               Throttled",
        "500, InternalError,                 Unreachable",
        "500, OperationTimedOut,             Unreachable",
        "502, '',                            Unreachable",
        "503, ServerBusy,                    Throttled",
        "504, '',                            Unreachable",
    })
    void namesWhatTheServiceAnswered(int status, String code, String failure) {
        BlobStore store =
                ScriptedHttp.answering(ScriptedAnswer.of(status, code)).store();

        assertThatThrownBy(() -> store.put(NAME, new byte[1]))
                .isInstanceOf(BlobStoreException.class)
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(failure));
    }

    @ParameterizedTest
    @CsvSource({
        "404, BlobNotFound,                    BlobAbsent",
        "404, ContainerNotFound,               ContainerAbsent",
        "403, AuthorizationPermissionMismatch, AccessRefused",
        "429, TooManyRequests,                 Throttled",
        "503, ServerBusy,                      Throttled",
    })
    void namesWhatTheServiceAnsweredToAReader(int status, String code, String failure) {
        BlobStore store =
                ScriptedHttp.answering(ScriptedAnswer.of(status, code)).store();

        assertThatThrownBy(() -> store.get(NAME))
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(failure));
    }

    @Test
    void asksOnceAndLeavesTheNextTryToWhoKnowsTheWholeCall() {
        ScriptedHttp http = ScriptedHttp.answering(ScriptedAnswer.of(503, "ServerBusy"));

        assertThatThrownBy(() -> http.store().put(NAME, new byte[1])).isInstanceOf(BlobStoreException.Throttled.class);
        assertThatThrownBy(() -> http.store().get(NAME)).isInstanceOf(BlobStoreException.Throttled.class);

        assertThat(http.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "503, Retry-After,         17,                               PT17S",
        "429, Retry-After,         17,                               PT17S",
        "429, x-ms-retry-after-ms, 250,                              PT0.25S",
        "503, Retry-After,         'Sun, 01 Mar 2026 12:01:30 GMT',  PT1M30S",
        "503, Retry-After,         'Sun, 01 Mar 2026 11:00:00 GMT',  PT0S",
    })
    void handsOnHowLongTheServiceAsksToWait(int status, String header, String value, Duration wait) {
        BlobStore store = ScriptedHttp.answering(
                        ScriptedAnswer.of(status, "ServerBusy").with(header, value))
                .store();

        var throttled = catchThrowableOfType(BlobStoreException.Throttled.class, () -> store.put(NAME, new byte[1]));

        assertThat(throttled.retryAfter()).contains(wait);
    }

    @ParameterizedTest
    @CsvSource({"''", "soon", "-1", "'Sun, 99 Mar 2026 12:01:30 GMT'"})
    void doesWithoutAWaitThatIsNone(String value) {
        BlobStore store = ScriptedHttp.answering(
                        ScriptedAnswer.of(503, "ServerBusy").with("Retry-After", value))
                .store();

        var throttled = catchThrowableOfType(BlobStoreException.Throttled.class, () -> store.put(NAME, new byte[1]));

        assertThat(throttled.retryAfter()).isEmpty();
    }

    @Test
    void takesABrokenConnectionForAnUnreachableStore() {
        BlobStore store = new ScriptedHttp(request -> Mono.error(new IOException("connection reset"))).store();

        assertThatThrownBy(() -> store.delete(NAME)).isInstanceOf(BlobStoreException.Unreachable.class);
    }

    @Test
    void doesNotWaitWithoutEndForAnAnswer() {
        BlobStore store = new AzureBlobStore(
                ScriptedHttp.container().withRequestTimeout(Duration.ofSeconds(1)),
                AzuriteAccess.CREDENTIAL,
                new ScriptedHttp(request -> Mono.never()));

        assertThatThrownBy(() -> store.put(NAME, new byte[1])).isInstanceOf(BlobStoreException.Unreachable.class);
        assertThatThrownBy(() -> store.get(NAME)).isInstanceOf(BlobStoreException.Unreachable.class);
        assertThatThrownBy(() -> store.list("", null, 1)).isInstanceOf(BlobStoreException.Unreachable.class);
    }

    @Test
    void tellsAThreadThatIsInterruptedThatTheStoreIsUnreachable() {
        BlobStore store = new ScriptedHttp(request -> Mono.never()).store();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> store.head(NAME)).isInstanceOf(BlobStoreException.Unreachable.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void letsNoExceptionOfTheClientOut() {
        BlobStore store = ScriptedHttp.answering(ScriptedAnswer.xml("<EnumerationResults><Blobs>"))
                .store();

        assertThatThrownBy(() -> store.list("", null, 1)).isInstanceOf(BlobStoreException.class);
    }

    @Test
    void tellsARefusedIdentityFromARefusedRight() {
        TokenCredential refused = request -> Mono.error(new ClientAuthenticationException("AADSTS70021: no", null));

        assertThatThrownBy(() -> storeOf(refused).put(NAME, new byte[1]))
                .isInstanceOf(BlobStoreException.IdentityRefused.class)
                .hasMessageContaining("AADSTS70021");
    }

    @Test
    void takesASilentIdentityProviderForUnreachable() {
        TokenCredential silent = request -> Mono.error(new IllegalStateException(new IOException("timed out")));

        assertThatThrownBy(() -> storeOf(silent).head(NAME)).isInstanceOf(BlobStoreException.Unreachable.class);
    }

    private static BlobStore storeOf(TokenCredential credential) {
        var http = new ScriptedHttp(request -> Mono.error(new AssertionError("asked the store")));
        return new AzureBlobStore(ScriptedHttp.container(), credential, http);
    }
}
