package dev.granary.backup.domain;

/** How many objects of a restore ended how; in a dry run, would end. */
public record RestoreTotals(
        long created, long replaced, long kept, long conflicts, long notServed, long skipped, long failed) {}
