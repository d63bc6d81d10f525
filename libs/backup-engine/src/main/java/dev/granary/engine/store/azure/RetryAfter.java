package dev.granary.engine.store.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.DateTimeRfc1123;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long an answer asks to wait: in milliseconds, in seconds, or until a date by the clock of who answered. */
final class RetryAfter {

    private static final HttpHeaderName MILLIS = HttpHeaderName.fromString("x-ms-retry-after-ms");

    private RetryAfter() {}

    static @Nullable Duration of(HttpResponse answer) {
        String millis = answer.getHeaderValue(MILLIS);
        if (isNumber(millis)) {
            return Duration.ofMillis(Long.parseLong(millis));
        }
        String seconds = answer.getHeaderValue(HttpHeaderName.RETRY_AFTER);
        return isNumber(seconds)
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : between(answer.getHeaderValue(HttpHeaderName.DATE), seconds);
    }

    private static boolean isNumber(@Nullable String value) {
        return value != null && value.matches("\\d{1,9}");
    }

    private static @Nullable Duration between(@Nullable String now, @Nullable String then) {
        if (now == null || then == null) {
            return null;
        }
        try {
            Duration wait =
                    Duration.between(new DateTimeRfc1123(now).getDateTime(), new DateTimeRfc1123(then).getDateTime());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null; // not a date: as good as no header
        }
    }
}
