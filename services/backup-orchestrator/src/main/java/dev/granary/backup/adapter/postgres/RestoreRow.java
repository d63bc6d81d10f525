package dev.granary.backup.adapter.postgres;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreOptions;
import dev.granary.backup.domain.RestoreOrder;
import dev.granary.backup.domain.RestoreProgress;
import dev.granary.backup.domain.VolumesProgress;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "restore")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields, or the constructor does
class RestoreRow {
    private static final TypeReference<RestoreOptions> OPTIONS = new TypeReference<>() {};

    @Id
    UUID restoreId;

    UUID clusterId;
    String tenant;
    UUID backupId;
    UUID ownerClusterId;
    UUID locationId;
    String name;
    String options;
    UUID commandId;
    Instant requestedAt;
    Instant deadline;

    @Nullable
    Instant cancelRequestedAt;

    @Embedded
    RestoreStateColumns current;

    long progressSequence;
    String progressPhase;
    long progressDone;
    long progressTotal;

    @Convert(converter = VolumesProgressText.class)
    @Nullable
    VolumesProgress volumesProgress;

    long version;
    Instant heardAt;

    protected RestoreRow() {}

    RestoreRow(Restore restore) {
        RestoreOrder order = restore.order();
        restoreId = restore.id().value();
        clusterId = order.cluster().value();
        tenant = order.tenant();
        backupId = order.backup().value();
        ownerClusterId = order.owner().value();
        locationId = order.location().value();
        name = order.name().value();
        options = requireNonNull(JsonText.write(order.options()));
        commandId = restore.command().value();
        requestedAt = order.requestedAt();
        deadline = order.deadline();
        write(restore, order.requestedAt());
    }

    void write(Restore restore, Instant at) {
        current = new RestoreStateColumns(restore.state());
        cancelRequestedAt = restore.cancelRequestedAt();
        progressSequence = restore.progress().sequence();
        progressPhase = restore.progress().phase();
        progressDone = restore.progress().objectsDone();
        progressTotal = restore.progress().objectsTotal();
        volumesProgress = restore.progress().volumes();
        version = restore.version();
        heardAt = at;
    }

    Restore toDomain() {
        return new Restore(
                new RestoreId(restoreId),
                order(),
                new CommandId(commandId),
                current.toDomain(),
                new RestoreProgress(
                        progressSequence,
                        progressPhase,
                        progressDone,
                        progressTotal,
                        Objects.requireNonNullElse(volumesProgress, VolumesProgress.NONE)),
                cancelRequestedAt,
                version);
    }

    private RestoreOrder order() {
        return new RestoreOrder(
                new ClusterId(clusterId),
                tenant,
                new BackupId(backupId),
                new ClusterId(ownerClusterId),
                new LocationId(locationId),
                new BackupName(name),
                requireNonNull(JsonText.read(options, OPTIONS)),
                requestedAt,
                deadline);
    }
}
