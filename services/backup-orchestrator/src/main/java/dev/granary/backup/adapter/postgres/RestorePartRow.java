package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;

@Entity
@Table(name = "restore_objects")
@AttributeOverride(name = "key.owner", column = @Column(name = "restore_id"))
class RestorePartRow extends ObjectPartRow<RestoredObject> {
    private static final TypeReference<List<RestoredObject>> TYPE = new TypeReference<>() {};

    protected RestorePartRow() {}

    RestorePartRow(RestoreId id, ObjectPart<RestoredObject> part) {
        super(id.value(), part);
    }

    @Override
    TypeReference<List<RestoredObject>> type() {
        return TYPE;
    }
}
