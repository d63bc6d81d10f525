package dev.granary.backup.adapter.postgres;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.BackupOrder;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.Integrity;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.Progress;
import dev.granary.backup.domain.StateName;
import dev.granary.backup.domain.Upkeep;
import dev.granary.backup.domain.Verification;
import dev.granary.backup.domain.VolumesProgress;
import dev.granary.selection.SelectionRequest;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "backup")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields, or the constructor does
class BackupRow {
    @Id
    UUID backupId;

    UUID clusterId;
    String tenant;
    UUID locationId;
    String name;

    @Convert(converter = SelectionList.class)
    List<SelectionRequest> selections;

    boolean skipVolumeData;

    @Nullable
    UUID retryOf;

    @Convert(converter = BackupIdList.class)
    List<BackupId> retries;

    UUID commandId;
    Instant requestedAt;
    Instant deadline;

    @Embedded
    StateColumns current;

    @Enumerated(EnumType.STRING)
    StateName shownState;

    @Nullable
    Instant cancelRequestedAt;

    @Embedded
    @Nullable
    DeletionColumns deletion;

    @Embedded
    @Nullable
    VerificationColumns verification;

    @Convert(converter = IntegrityText.class)
    @Nullable
    Integrity integrity;

    boolean damaged;
    long progressSequence;
    long progressObjects;
    long progressBytes;

    @Convert(converter = VolumesProgressText.class)
    @Nullable
    VolumesProgress volumesProgress;

    long version;
    Instant heardAt;

    protected BackupRow() {}

    BackupRow(Backup backup) {
        BackupOrder order = backup.order();
        backupId = backup.id().value();
        clusterId = order.cluster().value();
        tenant = order.tenant();
        locationId = order.location().value();
        name = order.name().value();
        selections = order.selections();
        skipVolumeData = order.skipVolumeData();
        retryOf = order.retryOf() == null ? null : order.retryOf().value();
        commandId = backup.command().value();
        requestedAt = order.requestedAt();
        deadline = order.deadline();
        write(backup, order.requestedAt());
    }

    void write(Backup backup, Instant at) {
        current = new StateColumns(backup.state());
        shownState = StateName.of(backup);
        Deletion latest = backup.upkeep().deletion();
        deletion = latest == null ? null : new DeletionColumns(latest);
        Verification latestCheck = backup.upkeep().verification();
        verification = latestCheck == null ? null : new VerificationColumns(latestCheck);
        integrity = backup.upkeep().integrity();
        damaged = integrity != null && integrity.isDamaged();
        retries = backup.upkeep().retries();
        cancelRequestedAt = backup.upkeep().cancelRequestedAt();
        progressSequence = backup.progress().sequence();
        progressObjects = backup.progress().objects();
        progressBytes = backup.progress().objectBytes();
        volumesProgress = backup.progress().volumes();
        version = backup.version();
        heardAt = at;
    }

    Backup toDomain() {
        BackupOrder order = new BackupOrder(
                new ClusterId(clusterId),
                tenant,
                new LocationId(locationId),
                new BackupName(name),
                selections,
                skipVolumeData,
                retryOf == null ? null : new BackupId(retryOf),
                requestedAt,
                deadline);
        Progress progress = new Progress(
                progressSequence,
                progressObjects,
                progressBytes,
                Objects.requireNonNullElse(volumesProgress, VolumesProgress.NONE));
        return new Backup(
                new BackupId(backupId),
                order,
                new CommandId(commandId),
                current.toDomain(),
                progress,
                upkeep(),
                version);
    }

    private Upkeep upkeep() {
        return new Upkeep(
                cancelRequestedAt,
                deletion == null ? null : deletion.toDomain(),
                verification == null ? null : verification.toDomain(),
                integrity,
                retries);
    }
}
