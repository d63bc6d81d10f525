package dev.granary.demo.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** One call with an answer that is expected. */
public final class Http {
    private Http() {}

    /**
     * The body of the answer.
     *
     * @throws UnexpectedAnswerException for any other status
     */
    public static <T> T send(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler, int expectedStatus) {
        HttpResponse<T> response = send(client, request, handler);
        if (response.statusCode() != expectedStatus) {
            throw new UnexpectedAnswerException(request, response.statusCode(), String.valueOf(response.body()));
        }
        return response.body();
    }

    /** Whatever the answer is. */
    public static <T> HttpResponse<T> send(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + request.uri(), e);
        }
    }
}
