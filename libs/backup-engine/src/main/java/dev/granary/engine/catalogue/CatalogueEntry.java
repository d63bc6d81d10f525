package dev.granary.engine.catalogue;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.protocol.Presence;
import java.time.Instant;

/** Something that a cluster's prefix tells of: a backup, or what may become or was to be one. */
public sealed interface CatalogueEntry {

    AttemptKey attempt();

    /**
     * A backup.
     *
     * @param presence what of it is missing in the store; it can be restored without
     */
    record Backup(CommittedBackup backup, Presence presence) implements CatalogueEntry {
        @Override
        public AttemptKey attempt() {
            return backup.attempt();
        }
    }

    /** A backup whose manifest is damaged, or of a newer format. */
    record Unreadable(AttemptKey attempt, UnreadableManifestException reason) implements CatalogueEntry {}

    /**
     * An attempt that has neither committed nor been given up.
     *
     * @param since store time of its first blob
     * @param lastSign store time of its last blob
     */
    record Open(AttemptKey attempt, Instant since, Instant lastSign) implements CatalogueEntry {}

    /** An attempt that was given up. */
    record GivenUp(AttemptKey attempt) implements CatalogueEntry {}
}
