package dev.granary.engine.protocol;

import dev.granary.engine.store.BlobName;
import java.time.Duration;

/**
 * A blob that belongs to no backup and to no attempt that is at work.
 *
 * @param age since it was stored, by the store's clock; never negative
 */
public record Orphan(BlobName name, long sizeBytes, Duration age, Why why) {

    /** Where it comes from, and what becomes of it. */
    public enum Why {
        /** No backup names the pack. The next collection removes it. */
        PACK_OF_NO_BACKUP,
        /** No backup names the pack, and an attempt that is open may: a collection after its end removes it if it does not. */
        PACK_THAT_AN_OPEN_ATTEMPT_MAY_NAME,
        /** An attempt left it that is over or has been silent for longer than the grace. The next collection removes it. */
        LEFT_BY_AN_ATTEMPT,
        /** It lies in the directory of a backup that does not name it. The next collection removes it. */
        UNNAMED_BESIDE_A_BACKUP,
        /** A manifest that came back after its backup was deleted. The next collection removes it. */
        CAME_BACK_AFTER_THE_DELETE,
        /** A check of the location was cut off. The next collection removes it. */
        OLD_PROBE,
        /** Nothing of this build's. Nobody removes it but a person. */
        UNKNOWN
    }
}
