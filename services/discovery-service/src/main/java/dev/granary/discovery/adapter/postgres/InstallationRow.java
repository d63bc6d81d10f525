package dev.granary.discovery.adapter.postgres;

import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.Installation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code installation}; read only, the journal is written with SQL. */
@Entity
@Table(name = "installation")
@NullUnmarked // Hibernate fills the fields
class InstallationRow {

    @Id
    @Column(name = "shoot_uid")
    UUID shootUid;

    @Column(name = "registration_number")
    int registrationNumber;

    String state;
    int attempts;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt;

    @Column(name = "reported_reason")
    String reportedReason;

    Installation toDomain() {
        return new Installation(
                shootUid,
                registrationNumber,
                Installation.State.valueOf(state),
                attempts,
                nextAttemptAt,
                reportedReason == null ? null : FailureReason.ofWireName(reportedReason));
    }
}
