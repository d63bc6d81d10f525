package dev.granary.location.adapter.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of locations; {@code nextCursor} is null on the last. */
record LocationPage(List<LocationBody> items, @Nullable String nextCursor) {}
