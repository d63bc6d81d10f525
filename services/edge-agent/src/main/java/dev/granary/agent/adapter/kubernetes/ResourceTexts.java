package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.BackupAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as the texts that custom resources hold. */
final class ResourceTexts {

    private ResourceTexts() {}

    static @Nullable Instant instant(@Nullable String time) {
        return time == null ? null : Instant.parse(time);
    }

    static Instant requiredInstant(@Nullable String time) {
        return Instant.parse(Objects.requireNonNull(time, "the journal lacks a time"));
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    static BackupAddress address(String backupId, String locationId, String ownerClusterId) {
        return new BackupAddress(
                UUID.fromString(backupId), UUID.fromString(locationId), UUID.fromString(ownerClusterId));
    }
}
