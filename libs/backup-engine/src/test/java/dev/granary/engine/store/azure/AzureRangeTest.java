package dev.granary.engine.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class AzureRangeTest {

    private static final BlobName NAME = new BlobName("a/b");
    private static final HttpHeaderName RANGE = HttpHeaderName.fromString("x-ms-range");
    private static final HttpHeaderName ASKS_FOR_MD5 = HttpHeaderName.fromString("x-ms-range-get-content-md5");
    private static final byte[] THREE = {1, 2, 3};

    /** Blocks of three bytes. */
    private static BlobStore store(ScriptedHttp http) {
        return new AzureBlobStore(ScriptedHttp.container().withBlocks(3, 1), AzuriteAccess.CREDENTIAL, http);
    }

    @Test
    void readsBlockByBlockAndAsksForTheChecksumOfEach() throws Exception {
        ScriptedHttp http =
                ScriptedHttp.answering(ScriptedAnswer.part(THREE, 0, 5), ScriptedAnswer.part(new byte[2], 3, 5));

        assertThat(store(http).get(NAME).readAllBytes()).containsExactly(1, 2, 3, 0, 0);

        assertThat(http.requests())
                .extracting(request -> request.getHeaders().getValue(RANGE))
                .containsExactly("bytes=0-2", "bytes=3-4");
        assertThat(http.requests())
                .extracting(request -> request.getHeaders().getValue(ASKS_FOR_MD5))
                .containsOnly("true");
    }

    @Test
    void insistsOnTheSameBlobForTheNextBlock() throws Exception {
        ScriptedHttp http =
                ScriptedHttp.answering(ScriptedAnswer.part(THREE, 0, 5), ScriptedAnswer.of(412, "ConditionNotMet"));

        try (InputStream stream = store(http).get(NAME)) {
            stream.readNBytes(3);
            assertThatThrownBy(stream::read).isInstanceOf(BlobStoreException.Corrupt.class);
        }
        assertThat(http.requests().getLast().getHeaders().getValue(HttpHeaderName.IF_MATCH))
                .contains("0x1");
    }

    @Test
    void noticesBytesThatAreNotThoseOfTheChecksum() {
        var answer = ScriptedAnswer.part(THREE, 0, 3).with("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==");

        assertThatThrownBy(() -> store(ScriptedHttp.answering(answer)).get(NAME))
                .isInstanceOf(BlobStoreException.Corrupt.class);
    }

    @Test
    void noticesAnAnswerThatIsCutShort() {
        var answer = ScriptedAnswer.part(THREE, 0, 5).with("Content-Range", "bytes 0-3/5");

        assertThatThrownBy(() -> store(ScriptedHttp.answering(answer)).get(NAME))
                .isInstanceOf(BlobStoreException.Unreachable.class);
    }

    @Test
    void noticesAnAnswerToAnotherQuestion() {
        var answer = ScriptedAnswer.part(THREE, 0, 5);

        assertThatThrownBy(() -> store(ScriptedHttp.answering(answer)).get(NAME, 1, 2))
                .isInstanceOf(BlobStoreException.Unexpected.class);
    }

    @Test
    void readsNothingBehindTheEnd() throws Exception {
        ScriptedHttp http = ScriptedHttp.answering(ScriptedAnswer.of(416, "InvalidRange"));

        assertThat(store(http).get(NAME, 7, 2).readAllBytes()).isEmpty();
    }

    @Test
    void goesOnAfterABlockThatFailed() throws Exception {
        ScriptedHttp http = ScriptedHttp.answering(
                ScriptedAnswer.part(THREE, 0, 5),
                ScriptedAnswer.of(503, "ServerBusy"),
                ScriptedAnswer.part(new byte[2], 3, 5));

        try (InputStream stream = store(http).get(NAME)) {
            stream.readNBytes(3);
            assertThatThrownBy(stream::read).isInstanceOf(BlobStoreException.Throttled.class);
            assertThat(stream.readAllBytes()).hasSize(2);
        }
    }
}
