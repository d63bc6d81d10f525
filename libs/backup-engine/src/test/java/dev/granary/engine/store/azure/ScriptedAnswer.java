package dev.granary.engine.store.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer of the blob service with an error code and no body. */
record ScriptedAnswer(int status, HttpHeaders headers) {

    static ScriptedAnswer of(int status, String code) {
        return new ScriptedAnswer(status, new HttpHeaders()).with("x-ms-error-code", code);
    }

    ScriptedAnswer with(String name, String value) {
        headers.set(HttpHeaderName.fromString(name), value);
        return this;
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
                return Flux.empty();
            }

            @Override
            public Mono<byte[]> getBodyAsByteArray() {
                return Mono.just(new byte[0]);
            }

            @Override
            public Mono<String> getBodyAsString() {
                return getBodyAsString(StandardCharsets.UTF_8);
            }

            @Override
            public Mono<String> getBodyAsString(Charset charset) {
                return Mono.just("");
            }
        };
    }
}
