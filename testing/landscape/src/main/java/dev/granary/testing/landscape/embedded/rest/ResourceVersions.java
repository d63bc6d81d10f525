package dev.granary.testing.landscape.embedded.rest;

import java.util.Optional;
import java.util.function.Function;

/** The {@code resourceVersion} parameter. */
final class ResourceVersions {

    private ResourceVersions() {}

    /** Absent is empty. */
    static Optional<Long> read(Query query, Function<String, RuntimeException> unreadable) {
        Optional<String> text = query.text("resourceVersion");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return text.map(Long::parseUnsignedLong);
        } catch (NumberFormatException e) {
            throw unreadable.apply("resourceVersion: Invalid value: \"" + text.get()
                    + "\": strconv.ParseUint: parsing \"" + text.get() + "\": invalid syntax");
        }
    }
}
