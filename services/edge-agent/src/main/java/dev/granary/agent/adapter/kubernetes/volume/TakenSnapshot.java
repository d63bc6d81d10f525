package dev.granary.agent.adapter.kubernetes.volume;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is ready.
 *
 * @param handle the driver's own name of it
 * @param takenAt RFC 3339; null where the driver does not say
 * @param restoreSize a quantity; null where the driver does not say
 */
record TakenSnapshot(
        String handle, @Nullable String takenAt, @Nullable String restoreSize) {}
