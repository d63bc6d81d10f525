package dev.granary.engine.store.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer of the blob service. */
record ScriptedAnswer(int status, HttpHeaders headers, ByteBuffer body) {

    /** The service's clock. */
    static final String DATE = "Sun, 01 Mar 2026 12:00:00 GMT";

    static ScriptedAnswer of(int status) {
        return new ScriptedAnswer(status, new HttpHeaders(), ByteBuffer.allocate(0)).with("Date", DATE);
    }

    /** A failure with the service's code and no body. */
    static ScriptedAnswer of(int status, String code) {
        return of(status).with("x-ms-error-code", code);
    }

    /** The properties of a blob. */
    static ScriptedAnswer properties(long sizeBytes) {
        return of(200).with("Content-Length", Long.toString(sizeBytes))
                .with("Last-Modified", "Sun, 01 Mar 2026 10:00:00 GMT")
                .with("ETag", "\"0x1\"");
    }

    /** Part of a blob of this size, with the checksum of the part. */
    static ScriptedAnswer part(byte[] bytes, long offset, long sizeBytes) {
        var range = "bytes " + offset + "-" + (offset + bytes.length - 1) + "/" + sizeBytes;
        return new ScriptedAnswer(206, new HttpHeaders(), ByteBuffer.wrap(bytes))
                .with("Date", DATE)
                .with("Content-Length", Integer.toString(bytes.length))
                .with("Content-Range", range)
                .with("Content-MD5", Base64.getEncoder().encodeToString(Md5.of(ByteBuffer.wrap(bytes))))
                .with("Last-Modified", "Sun, 01 Mar 2026 10:00:00 GMT")
                .with("ETag", "\"0x1\"");
    }

    static ScriptedAnswer xml(String body) {
        return new ScriptedAnswer(200, new HttpHeaders(), ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)))
                .with("Content-Type", "application/xml")
                .with("Date", DATE);
    }

    ScriptedAnswer with(String name, String value) {
        headers.set(HttpHeaderName.fromString(name), value);
        return this;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return bytes;
    }

    HttpResponse to(HttpRequest request) {
        return new HttpResponse(request) {
            @Override
            public int getStatusCode() {
                return status;
            }

            @Override
            @Deprecated
            public String getHeaderValue(String name) {
                return headers.getValue(HttpHeaderName.fromString(name));
            }

            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }

            @Override
            public Flux<ByteBuffer> getBody() {
                return Flux.just(body.duplicate());
            }

            @Override
            public Mono<byte[]> getBodyAsByteArray() {
                return Mono.just(bytes());
            }

            @Override
            public Mono<String> getBodyAsString() {
                return getBodyAsString(StandardCharsets.UTF_8);
            }

            @Override
            public Mono<String> getBodyAsString(Charset charset) {
                return Mono.just(new String(bytes(), charset));
            }
        };
    }
}
