package dev.granary.gateway.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param nextCursor opaque start of the next page; null on the last
 * @param total matches over all pages
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, long total) {}
