package dev.granary.demo.stack;

import java.net.http.HttpRequest;

/** An HTTP answer with another status than the expected one; the message carries its body. */
public final class UnexpectedAnswerException extends RuntimeException {
    private final int status;

    UnexpectedAnswerException(HttpRequest request, int status, String body) {
        super("%s %s answered %d: %s".formatted(request.method(), request.uri(), status, body));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
