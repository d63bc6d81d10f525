package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.ObjectResult;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;

@Entity
@Table(name = "backup_objects")
@AttributeOverride(name = "key.owner", column = @Column(name = "backup_id"))
class BackupPartRow extends ObjectPartRow<ObjectResult> {
    private static final TypeReference<List<ObjectResult>> TYPE = new TypeReference<>() {};

    protected BackupPartRow() {}

    BackupPartRow(BackupId id, ObjectPart<ObjectResult> part) {
        super(id.value(), part);
    }

    @Override
    TypeReference<List<ObjectResult>> type() {
        return TYPE;
    }
}
