package dev.granary.engine.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.http.HttpHeaderName;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** By what Azure documents: Azurite knows no immutability. */
class AzureLocksTest {

    private static final BlobName NAME = new BlobName("a/b");
    private static final HttpHeaderName UNTIL = HttpHeaderName.fromString("x-ms-immutability-policy-until-date");
    private static final HttpHeaderName MODE = HttpHeaderName.fromString("x-ms-immutability-policy-mode");
    private static final Instant MARCH_5 = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant MARCH_9 = Instant.parse("2026-03-09T00:00:00Z");
    private static final ScriptedAnswer DELETED = ScriptedAnswer.of(202);

    private static ScriptedAnswer lockedUntil(String day, String mode) {
        return ScriptedAnswer.properties(3)
                .with("x-ms-immutability-policy-until-date", day + " Mar 2026 00:00:00 GMT")
                .with("x-ms-immutability-policy-mode", mode);
    }

    private static ScriptedAnswer container(boolean locksBlobs) {
        return ScriptedAnswer.properties(0)
                .with("x-ms-immutable-storage-with-versioning-enabled", Boolean.toString(locksBlobs));
    }

    private static ScriptedAnswer setTo(String day) {
        return ScriptedAnswer.of(200)
                .with("x-ms-immutability-policy-until-date", day + " Mar 2026 00:00:00 GMT")
                .with("x-ms-immutability-policy-mode", "locked");
    }

    @Test
    void tellsTheLockOfABlob() {
        var store = ScriptedHttp.answering(lockedUntil("Thu, 05", "locked")).store();

        assertThat(store.head(NAME).orElseThrow().lockedUntil()).isEqualTo(MARCH_5);
    }

    @Test
    void tellsALegalHoldAsALockWithoutADate() {
        var store = ScriptedHttp.answering(lockedUntil("Thu, 05", "locked").with("x-ms-legal-hold", "true"))
                .store();

        assertThat(store.head(NAME).orElseThrow().lockedUntil()).isEqualTo(Instant.MAX);
        assertThatThrownBy(() -> store.delete(NAME)).isInstanceOf(BlobStoreException.Locked.class);
    }

    @Test
    void refusesToHideALockedVersionBehindADelete() {
        ScriptedHttp http = ScriptedHttp.answering(lockedUntil("Thu, 05", "locked"), DELETED);

        var locked = catchThrowableOfType(
                BlobStoreException.Locked.class, () -> http.store().delete(NAME));

        assertThat(locked.until()).contains(MARCH_5);
        assertThat(http.asked()).containsExactly("HEAD");
    }

    @Test
    void deletesWhenTheLockHasEndedByTheServicesClock() {
        ScriptedHttp http = ScriptedHttp.answering(
                ScriptedAnswer.properties(3)
                        .with("x-ms-immutability-policy-until-date", "Sun, 01 Mar 2026 11:59:59 GMT")
                        .with("x-ms-immutability-policy-mode", "locked"),
                DELETED);

        http.store().delete(NAME);

        assertThat(http.asked()).containsExactly("HEAD", "DELETE");
    }

    @Test
    void saysThatThePolicyOfTheContainerRefusesADelete() {
        var store = ScriptedHttp.answering(
                        ScriptedAnswer.properties(3), ScriptedAnswer.of(409, "BlobImmutableDueToPolicy"))
                .store();

        var locked = catchThrowableOfType(BlobStoreException.Locked.class, () -> store.delete(NAME));

        assertThat(locked.until()).isEmpty();
    }

    @Test
    void saysThatALockedBlobExistsWhoeverIsRefusedToOverwriteIt() {
        var store = ScriptedHttp.answering(
                        ScriptedAnswer.of(409, "BlobImmutableDueToPolicy"), ScriptedAnswer.properties(3))
                .store();

        assertThatThrownBy(() -> store.put(NAME, new byte[1])).isInstanceOf(BlobStoreException.BlobExists.class);
    }

    @Test
    void extendsInTheModeThatTheBlobHas() {
        ScriptedHttp http = ScriptedHttp.answering(lockedUntil("Thu, 05", "locked"), container(true), setTo("Mon, 09"));

        assertThat(http.store().extendRetention(NAME, MARCH_9)).contains(MARCH_9);

        var request = http.requests().getLast();
        assertThat(request.getUrl().getQuery()).isEqualTo("comp=immutabilityPolicies");
        assertThat(request.getHeaders().getValue(UNTIL)).isEqualTo("Mon, 09 Mar 2026 00:00:00 GMT");
        assertThat(request.getHeaders().getValue(MODE)).isEqualToIgnoringCase("locked");
    }

    @Test
    void holdsABlobThatHasNoPolicyInTheModeThatAnAdministratorCanUndo() {
        ScriptedHttp http = ScriptedHttp.answering(ScriptedAnswer.properties(3), container(true), setTo("Mon, 09"));

        http.store().extendRetention(NAME, MARCH_9.minusMillis(1));

        var request = http.requests().getLast();
        assertThat(request.getHeaders().getValue(UNTIL)).isEqualTo("Mon, 09 Mar 2026 00:00:00 GMT");
        assertThat(request.getHeaders().getValue(MODE)).isEqualToIgnoringCase("unlocked");
    }

    @Test
    void asksForNothingThatIsHeldAlready() {
        ScriptedHttp http = ScriptedHttp.answering(lockedUntil("Mon, 09", "locked"));

        assertThat(http.store().extendRetention(NAME, MARCH_5)).contains(MARCH_9);

        assertThat(http.asked()).containsExactly("HEAD");
    }

    @Test
    void saysThatAContainerCannotLockSingleBlobs() {
        ScriptedHttp http = ScriptedHttp.answering(ScriptedAnswer.properties(3), container(false));

        assertThat(http.store().extendRetention(NAME, MARCH_9)).isEmpty();

        assertThat(http.asked()).containsExactly("HEAD", "GET restype=container");
    }

    @Test
    void isContentWhenAnotherExtendedFurtherMeanwhile() {
        var store = ScriptedHttp.answering(
                        lockedUntil("Thu, 05", "locked"),
                        container(true),
                        ScriptedAnswer.of(409, "BlobImmutableDueToPolicy"),
                        lockedUntil("Mon, 09", "locked"))
                .store();

        assertThat(store.extendRetention(NAME, MARCH_9.minusSeconds(60))).contains(MARCH_9);
    }

    @Test
    void saysThatTheRightToExtendIsLacking() {
        var store = ScriptedHttp.answering(
                        lockedUntil("Thu, 05", "locked"),
                        container(true),
                        ScriptedAnswer.of(403, "AuthorizationPermissionMismatch"))
                .store();

        assertThatThrownBy(() -> store.extendRetention(NAME, MARCH_9))
                .isInstanceOf(BlobStoreException.AccessRefused.class);
    }

    @Test
    void listsLocksWhereThereCanBeSome() {
        ScriptedHttp http = ScriptedHttp.answering(container(true), ScriptedAnswer.xml(LISTING));

        var blobs = http.store().list("", null, 10).blobs();

        assertThat(blobs).extracting(blob -> blob.lockedUntil()).containsExactly(MARCH_5, Instant.MAX, null);
        assertThat(http.asked().getLast()).contains("include=immutabilitypolicy%2Clegalhold");
    }

    @Test
    void doesNotAskForLocksWhereThereAreNone() {
        ScriptedHttp http = ScriptedHttp.answering(container(false), ScriptedAnswer.xml(LISTING));

        http.store().list("", null, 10);

        assertThat(http.asked().getLast()).doesNotContain("include");
    }

    @Test
    void listsWithoutTheRightToLookAtTheContainer() {
        ScriptedHttp http = ScriptedHttp.answering(
                ScriptedAnswer.of(403, "AuthorizationPermissionMismatch"), ScriptedAnswer.xml(LISTING));

        assertThat(http.store().list("", null, 10).blobs()).hasSize(3);
    }

    private static final String LISTING = """
            <?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs>
            <Blob><Name>a</Name><Properties><Last-Modified>Sun, 01 Mar 2026 10:00:00 GMT</Last-Modified>
              <Content-Length>3</Content-Length>
              <ImmutabilityPolicyUntilDate>Thu, 05 Mar 2026 00:00:00 GMT</ImmutabilityPolicyUntilDate>
              <ImmutabilityPolicyMode>locked</ImmutabilityPolicyMode></Properties></Blob>
            <Blob><Name>b</Name><Properties><Last-Modified>Sun, 01 Mar 2026 10:00:00 GMT</Last-Modified>
              <Content-Length>3</Content-Length><LegalHold>true</LegalHold></Properties></Blob>
            <Blob><Name>c</Name><Properties><Last-Modified>Sun, 01 Mar 2026 10:00:00 GMT</Last-Modified>
              <Content-Length>3</Content-Length></Properties></Blob>
            </Blobs><NextMarker/></EnumerationResults>""";
}
