package dev.granary.engine.volume.index;

import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem;

/** A line of an index. */
public sealed interface IndexLine {

    /** A name in the volume. Entries come in the order of their paths, beginning with the root. */
    record Entry(VolumeEntry entry) implements IndexLine {}

    /** Which pack a number stands for. Comes anywhere, also after lines that use the number. */
    record Pack(IndexedPack pack) implements IndexLine {}

    /** Something that the backup lacks. Comes anywhere. */
    record Problem(VolumeProblem problem) implements IndexLine {}
}
