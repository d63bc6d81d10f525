package dev.granary.agent.domain;

/**
 * What a backup holds.
 *
 * @param objects Kubernetes objects
 * @param objectBytes bytes of them before compression
 * @param storedBytes bytes of all blobs, the manifest included
 * @param blobs blobs that the manifest names, and the manifest
 */
public record BackupTotals(long objects, long objectBytes, long storedBytes, int blobs) {}
