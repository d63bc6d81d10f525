package dev.granary.gateway.application;

/** How many objects of a restore came to which outcome. */
public record RestoreTotals(
        long created, long replaced, long kept, long conflicts, long notServed, long skipped, long failed) {}
