package dev.granary.engine.store.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import java.nio.ByteBuffer;
import reactor.core.publisher.Mono;

/** A real transport that flips the first bit of every body, whichever way it goes. */
record DamagingHttp(HttpClient real) implements HttpClient {

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        if (request.getHttpMethod() == HttpMethod.PUT) {
            byte[] body = request.getBodyAsBinaryData().toBytes();
            return real.send(request.setBody(BinaryData.fromBytes(flipped(body))));
        }
        return real.send(request)
                .flatMap(answer -> answer.getBodyAsByteArray()
                        .map(body -> new ScriptedAnswer(
                                        answer.getStatusCode(), answer.getHeaders(), ByteBuffer.wrap(flipped(body)))
                                .to(request)));
    }

    private static byte[] flipped(byte[] body) {
        byte[] other = body.clone();
        other[0] ^= 1;
        return other;
    }
}
