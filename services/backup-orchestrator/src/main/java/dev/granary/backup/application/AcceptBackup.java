package dev.granary.backup.application;

import dev.granary.backup.application.AdmitBackup.Admission.Admitted;
import dev.granary.backup.application.AdmitBackup.Admission.NotAdmitted;
import dev.granary.backup.application.BackupResult.Accepted;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.KnownCluster;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Starts a backup. The same request under the same key is one backup, however often it comes: the key is looked up before
 * anything else, so that a repetition gets its answer even when the backup would be refused by now. A step of
 * {@link RequestBackup} and {@link RetryBackup}; runs in their transaction.
 */
public final class AcceptBackup {
    private final RepeatedRequests<BackupId, BackupResult> repeated;
    private final AdmitBackup admitBackup;
    private final PlaceBackup placeBackup;
    private final NewBackups newBackups;

    public AcceptBackup(
            RepeatedRequests<BackupId, BackupResult> repeated,
            AdmitBackup admitBackup,
            PlaceBackup placeBackup,
            NewBackups newBackups) {
        this.repeated = repeated;
        this.admitBackup = admitBackup;
        this.placeBackup = placeBackup;
        this.newBackups = newBackups;
    }

    /** {@code key}: the caller's name for this request; empty when it will not be repeated. */
    Uni<BackupResult> accept(BackupRequest request, Optional<String> key) {
        return repeated.find(request.fingerprint(), key)
                .chain(before -> before.isPresent()
                        ? Uni.createFrom().item(before.get())
                        : admitBackup.admit(request).chain(admission -> switch (admission) {
                            case NotAdmitted(var reason) -> Uni.createFrom().item(reason);
                            case Admitted(var cluster) -> accept(request, key, cluster);
                        }));
    }

    private Uni<BackupResult> accept(BackupRequest request, Optional<String> key, KnownCluster cluster) {
        Backup backup = newBackups.of(request, cluster);
        return repeated.take(request.fingerprint(), key, backup.id())
                .chain(lost -> lost.isPresent()
                        ? Uni.createFrom().item(lost.get())
                        : placeBackup.place(backup).replaceWith(new Accepted(backup, cluster)));
    }
}
