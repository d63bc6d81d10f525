package dev.granary.gateway.application;

import org.jspecify.annotations.Nullable;

/** Narrows a list of locations; null does not narrow. {@code name} matches a part, whatever its case. */
public record LocationFilter(@Nullable String name) {}
