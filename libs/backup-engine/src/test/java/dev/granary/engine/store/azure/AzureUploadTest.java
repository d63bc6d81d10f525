package dev.granary.engine.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AzureUploadTest {

    private static final BlobName NAME = new BlobName("a/b");
    private static final byte[] SEVEN = {1, 2, 3, 4, 5, 6, 7};
    private static final ScriptedAnswer CREATED =
            ScriptedAnswer.of(201).with("ETag", "\"0x1\"").with("Last-Modified", ScriptedAnswer.DATE);

    private static BlobStore store(ScriptedHttp http, int blockBytes, int inFlight) {
        var container = ScriptedHttp.container().withBlocks(blockBytes, inFlight);
        return new AzureBlobStore(container, AzuriteAccess.CREDENTIAL, http);
    }

    @Test
    void sendsWhatFitsIntoOneBlockAsOneRequestThatBindsOnlyAFreeName() {
        ScriptedHttp http = ScriptedHttp.answering(CREATED);

        try (BlobUpload upload = store(http, 10, 2).upload(NAME)) {
            upload.append(SEVEN, 0, 7);
            upload.commit();
        }

        assertThat(http.asked()).containsExactly("PUT");
        var headers = http.requests().getFirst().getHeaders();
        assertThat(headers.getValue(HttpHeaderName.IF_NONE_MATCH)).isEqualTo("*");
        assertThat(headers.getValue(HttpHeaderName.CONTENT_MD5)).isNotEmpty();
    }

    @Test
    void sendsMoreAsBlocksWithTheirChecksumsAndBindsThemByAList() {
        ScriptedHttp http = ScriptedHttp.answering(CREATED);

        try (BlobUpload upload = store(http, 3, 2).upload(NAME)) {
            upload.append(SEVEN, 0, 7);
            upload.commit();
        }

        assertThat(http.asked())
                .containsExactly("PUT comp=block", "PUT comp=block", "PUT comp=block", "PUT comp=blocklist");
        assertThat(http.requests().subList(0, 3))
                .allSatisfy(request -> assertThat(request.getHeaders().getValue(HttpHeaderName.CONTENT_MD5))
                        .isNotEmpty());
        assertThat(http.requests().getLast().getHeaders().getValue(HttpHeaderName.IF_NONE_MATCH))
                .isEqualTo("*");
    }

    @Test
    void hasNoMoreBlocksUnderWayThanItWasTold() {
        AtomicInteger underWay = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        ScriptedHttp http = new ScriptedHttp(request -> Mono.fromSupplier(() -> {
                    synchronized (seen) {
                        seen.add(underWay.incrementAndGet());
                    }
                    return CREATED.to(request);
                })
                .delayElement(Duration.ofMillis(5))
                .doOnNext(ignored -> underWay.decrementAndGet()));

        try (BlobUpload upload = store(http, 1, 3).upload(NAME)) {
            upload.append(new byte[40], 0, 40);
            upload.commit();
        }

        assertThat(seen).hasSize(41).allMatch(count -> count <= 3);
    }

    @Test
    void sendsTheNextBlockWhileOneIsUnderWay() {
        Sinks.One<Boolean> gate = Sinks.one();
        ScriptedHttp http = new ScriptedHttp(request -> gate.asMono().map(open -> CREATED.to(request)));

        try (BlobUpload upload = store(http, 1, 2).upload(NAME)) {
            upload.append(SEVEN, 0, 3);
            Awaitility.await().until(() -> http.requests().size() == 2);
            gate.emitValue(true, Sinks.EmitFailureHandler.FAIL_FAST);
            upload.commit();
        }

        assertThat(http.requests()).hasSize(4);
    }

    @Test
    void sendsABlockAgainWhenTheCallThatFailedIsMadeAgain() {
        Blocks blocks = new Blocks(2, 3);
        ScriptedHttp http = new ScriptedHttp(blocks::answer);
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9};

        int failures = 0;
        try (BlobUpload upload = store(http, 2, 1).upload(NAME)) {
            failures += untilItWorks(() -> upload.append(bytes, 0, 9));
            failures += untilItWorks(upload::commit);
        }

        assertThat(failures).isEqualTo(2);
        assertThat(blocks.bytes.toByteArray()).isEqualTo(bytes);
    }

    private static int untilItWorks(Runnable call) {
        for (int failures = 0; ; failures++) {
            try {
                call.run();
                return failures;
            } catch (BlobStoreException.Throttled e) {
                assertThat(failures).isLessThan(10);
            }
        }
    }

    @Test
    void findsTheNameBoundWhenItsBlocksWereDiscarded() {
        ScriptedHttp http = ScriptedHttp.answering(
                CREATED, CREATED, ScriptedAnswer.of(400, "InvalidBlockList"), ScriptedAnswer.properties(3));

        try (BlobUpload upload = store(http, 4, 1).upload(NAME)) {
            upload.append(SEVEN, 0, 7);

            assertThatThrownBy(upload::commit).isInstanceOf(BlobStoreException.BlobExists.class);
        }
    }

    /** Takes blocks one by one, and refuses some of the requests. */
    private static final class Blocks {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> refused;
        private int requests;

        private Blocks(Integer... refused) {
            this.refused = List.of(refused);
        }

        private synchronized Mono<HttpResponse> answer(HttpRequest request) {
            requests++;
            if (refused.contains(requests)) {
                return Mono.just(ScriptedAnswer.of(503, "ServerBusy").to(request));
            }
            if (String.valueOf(request.getUrl().getQuery()).contains("comp=block&")) {
                bytes.writeBytes(request.getBodyAsBinaryData().toBytes());
            }
            return Mono.just(CREATED.to(request));
        }
    }
}
