package dev.granary.agent.application.volume;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The environment variables of a mover's task, by the names that follow {@code GRANARY_MOVER_}.
 *
 * @param environment of a process
 */
public record TaskVariables(Map<String, String> environment) {

    private static final String PREFIX = "GRANARY_MOVER_";

    public void put(String name, Object value) {
        environment.put(PREFIX + name, value.toString());
    }

    /**
     * A variable that each task has.
     *
     * @throws IllegalArgumentException it is missing
     */
    public String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(PREFIX + name + " is missing"));
    }

    /**
     * As {@link #required}.
     *
     * @throws IllegalArgumentException it is missing, or no UUID
     */
    public UUID requiredId(String name) {
        return UUID.fromString(required(name));
    }

    /** A variable that not each task has. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(PREFIX + name));
    }
}
