package dev.granary.backup.application;

import dev.granary.backup.domain.NamedObject;
import org.jspecify.annotations.Nullable;

/** Only objects with these properties; null stands for any. The kind may be written with any capitals. */
public record ObjectFilter(
        @Nullable String namespace,
        @Nullable String kind,
        @Nullable String name) {
    public boolean takes(NamedObject it) {
        return (namespace == null || namespace.equals(it.namespace()))
                && (kind == null || kind.equalsIgnoreCase(it.kind()))
                && (name == null || name.equals(it.name()));
    }
}
