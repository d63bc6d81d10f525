package dev.granary.engine.volume.restore;

/**
 * How far a restore has come.
 *
 * @param entries done or on their way
 * @param bytes of files written, or found there already
 */
public record RestoreProgress(long entries, long bytes) {}
