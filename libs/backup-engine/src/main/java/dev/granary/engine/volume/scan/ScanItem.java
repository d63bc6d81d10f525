package dev.granary.engine.volume.scan;

import dev.granary.engine.volume.VolumeProblem;

/** What a scan says next. */
public sealed interface ScanItem permits Found, ScanItem.Missed {

    /** Something that the scan could not see. */
    record Missed(VolumeProblem problem) implements ScanItem {}
}
