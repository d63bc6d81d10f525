package dev.granary.testing.infrastructure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Unsigned stand-ins for a projected service account token: Kafka's client asks only that it is shaped like a JWT. */
final class Assertions {
    private static final Pattern SUBJECT = Pattern.compile("\"sub\":\"([^\"]+)\"");

    private Assertions() {}

    static String of(String subject) {
        return encode("{\"alg\":\"RS256\"}") + "." + encode("{\"sub\":\"" + subject + "\",\"exp\":4102444800}")
                + ".c2ln";
    }

    static String subjectOf(String assertion) {
        String payload =
                new String(Base64.getUrlDecoder().decode(assertion.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        var matcher = SUBJECT.matcher(payload);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no sub in the assertion");
        }
        return matcher.group(1);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
