package dev.granary.backup.adapter.postgres;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.DesiredState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "desired_state")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class DesiredStateRow {
    @Id
    UUID clusterId;

    long generation;
    long sentGeneration;

    DesiredState toDomain() {
        return new DesiredState(new ClusterId(clusterId), generation, sentGeneration);
    }
}
