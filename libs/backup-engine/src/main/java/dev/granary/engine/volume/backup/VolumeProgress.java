package dev.granary.engine.volume.backup;

/**
 * How far a backup has come.
 *
 * @param entries in the index so far
 * @param bytes sizes of the files among them, and of the one that is being read as far as it is read
 * @param readBytes of these, read from the volume
 * @param packedBytes stored for it, in packs that are complete
 */
public record VolumeProgress(long entries, long bytes, long readBytes, long packedBytes) {}
