package dev.granary.backup.adapter.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "restore_idempotency_key")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class RestoreKeyRow {
    @Id
    String key;

    String fingerprint;
    UUID restoreId;
}
