package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.granary.agent.adapter.kubernetes.ApiRequests.BrokenAnswerException;
import dev.granary.agent.domain.Shortened;
import dev.granary.agent.domain.kube.Fields;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer of any status.
 *
 * @param retryAfter what the server asks to wait; a second where it does not say
 * @param warnings what the server has to say beside the answer
 */
record ApiAnswer(int status, Duration retryAfter, List<String> warnings, InputStream body) implements AutoCloseable {

    private static final int LARGEST_STATUS_BYTES = 64 << 10;
    private static final int LONGEST_TEXT = 400;
    private static final int MOST_BYTES_DRAINED = 256 << 10;
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);

    /** Reading its body fails when nothing comes for so long. */
    static ApiAnswer of(HttpResponse<InputStream> response, Duration longestSilence) {
        return new ApiAnswer(
                response.code(),
                seconds(response.header("Retry-After")),
                response.headers("Warning").stream().map(ApiAnswer::warning).toList(),
                new WatchedBody(response.body(), longestSilence));
    }

    /** The API server sends seconds; a date would come from something between. */
    private static Duration seconds(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Math.max(1, Long.parseLong(header)))
                : DEFAULT_WAIT;
    }

    /** {@code 299 - "text"}. */
    private static String warning(String header) {
        int start = header.indexOf('"');
        int end = header.lastIndexOf('"');
        return start < end ? header.substring(start + 1, end).replace("\\\"", "\"") : header;
    }

    boolean isOk() {
        return status == 200 || status == 201;
    }

    /** The body, which has to be a JSON object. */
    Fields fields() {
        try {
            return Trees.read(body);
        } catch (IOException e) {
            throw new BrokenAnswerException(e);
        }
    }

    /** The {@code Status} of a refusal; empty when the body is something else. */
    Fields refusal() {
        try {
            return Trees.read(body.readNBytes(LARGEST_STATUS_BYTES));
        } catch (JsonProcessingException e) {
            return Fields.empty();
        } catch (IOException e) {
            throw new BrokenAnswerException(e);
        }
    }

    /** Why the request was refused, for a person. */
    String refusalText() {
        return refusalText(refusal());
    }

    /** Webhooks and other servers behind the API server may have much to say. */
    String refusalText(Fields refusal) {
        return "the API server answered " + status
                + refusal.filled("message")
                        .map(message -> " (" + Shortened.to(LONGEST_TEXT, message) + ")")
                        .orElse("");
    }

    /** Reads what is left and forgets it: the connection stays. */
    void drain() {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the answer's status has said all there is to know
            return;
        }
    }

    /**
     * Reads what is left, if it is little, so that the connection stays: giving up a body closes it, and with it every
     * other request on it.
     */
    @Override
    public void close() {
        try (body) {
            body.skipNBytes(MOST_BYTES_DRAINED);
        } catch (IOException e) {
            // the end was reached, or the connection is broken: both are of no interest any more
            return;
        }
    }
}
