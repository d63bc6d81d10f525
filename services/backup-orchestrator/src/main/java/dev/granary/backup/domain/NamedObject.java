package dev.granary.backup.domain;

import org.jspecify.annotations.Nullable;

/** An object of a cluster, as people name it. {@code namespace} is null for one without. */
public interface NamedObject {
    String kind();

    @Nullable
    String namespace();

    String name();
}
