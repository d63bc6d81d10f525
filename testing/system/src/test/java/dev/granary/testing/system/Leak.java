package dev.granary.testing.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for what must never leave its place: given secrets in plain, base64 and URL form, and anything token- or key-like. */
final class Leak {

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{16,}"), // JSON Web Token
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"),
            Pattern.compile("LS0tLS1CRUdJTi[A-Za-z0-9+/=]*UFJJVkFURSBLRV"), // the same in base64
            Pattern.compile("client-key-data"),
            Pattern.compile("(?i)bearer +[A-Za-z0-9_.-]{20,}"));

    private final Collection<String> secrets;

    Leak(Collection<String> secrets) {
        this.secrets = secrets;
    }

    /** What was found, by kind and not by value; empty when the text is clean. */
    List<String> in(String text) {
        List<String> found = new ArrayList<>();
        SHAPES.stream()
                .filter(shape -> shape.matcher(text).find())
                .map(Pattern::pattern)
                .forEach(found::add);
        int number = 0;
        for (String secret : secrets) {
            number++;
            if (forms(secret).stream().anyMatch(text::contains)) {
                found.add("known secret number " + number);
            }
        }
        return found;
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(
                secret,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
