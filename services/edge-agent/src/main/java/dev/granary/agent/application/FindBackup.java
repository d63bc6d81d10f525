package dev.granary.agent.application;

import dev.granary.agent.application.port.FoundKeys;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.store.BlobStore;
import java.util.Optional;

/** Finds a backup in its location. */
public final class FindBackup {

    private final Locations locations;

    public FindBackup(Locations locations) {
        this.locations = locations;
    }

    /** What was found. */
    sealed interface Found {

        /**
         * The backup.
         *
         * @param keys of its location; it may be sealed with another one
         */
        record There(BlobStore store, Manifest manifest, FoundKeys keys) implements Found {}

        record NotThere(Refusal refusal) implements Found {}
    }

    /**
     * Looks for a backup.
     *
     * @throws dev.granary.engine.store.BlobStoreException the store does not answer
     * @throws dev.granary.engine.manifest.UnreadableManifestException it is there and cannot be used
     */
    Found find(BackupAddress address) {
        Optional<Location> location = locations.states().location(address.locationId());
        if (location.isEmpty()) {
            return new Found.NotThere(
                    Refusal.of(Reason.LOCATION_UNKNOWN, "The location was taken from this cluster meanwhile."));
        }
        BlobStore store = locations.access().forBackups(location.get());
        BackupKey key = new BackupKey(address.ownerClusterId(), address.backupId());
        return new BackupReader(store)
                .find(key)
                .map(CommittedBackup::manifest)
                .<Found>map(manifest ->
                        new Found.There(store, manifest, locations.keys().of(address.locationId())))
                .orElseGet(() -> new Found.NotThere(Refusal.of(
                        Reason.BACKUP_NOT_IN_STORE,
                        "There is nothing at " + key.prefix() + " of the location. It may have been deleted.")));
    }
}
