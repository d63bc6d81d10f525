package dev.granary.testing.landscape.embedded.rest;

import java.util.Map;
import java.util.Optional;

/** The query parameters of a request. */
public record Query(Map<String, String> parameters) {

    /** Absent and empty are the same. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(v -> !v.isEmpty());
    }

    public boolean flag(String name) {
        return text(name).map(v -> v.equals("true") || v.equals("1")).orElse(false);
    }

    /** Absent and unreadable are empty. */
    public Optional<Long> number(String name) {
        try {
            return text(name).map(Long::parseLong);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
