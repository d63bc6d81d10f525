package dev.granary.gateway;

import static dev.granary.gateway.Samples.NOON;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.backups.v1.Backup;
import dev.granary.contracts.backups.v1.BackupIntegrity;
import dev.granary.contracts.backups.v1.BackupState;
import dev.granary.contracts.backups.v1.BackupVerification;
import dev.granary.contracts.backups.v1.BackupVerificationFailed;
import dev.granary.contracts.backups.v1.BackupVerificationProgressed;
import dev.granary.contracts.backups.v1.BackupVerificationRequested;
import dev.granary.contracts.backups.v1.BackupVerified;
import dev.granary.contracts.backups.v1.BlobDamage;
import dev.granary.contracts.backups.v1.BlobDamageKind;
import dev.granary.contracts.backups.v1.VerificationState;
import dev.granary.gateway.application.BackupFilter;
import dev.granary.gateway.application.PageRequest;
import dev.granary.gateway.application.port.Fleet;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What readers see of the verification of a backup. */
@GatewayTest
class VerifiedBackupIT {

    private static final String TOPIC = "granary.backups.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Fleet fleet;

    private final Bus orchestrator = new Bus("backup-orchestrator");
    private final UUID backup = UUID.randomUUID();
    private final UUID cluster = UUID.randomUUID();

    @AfterEach
    void close() {
        orchestrator.close();
    }

    @Test
    void aDamagedBackupSaysSoWhenItIsListedAndAfterALaterVerificationThatFailed() {
        orchestrator.send(
                TOPIC, backup, new BackupVerificationRequested(row(VerificationState.RUNNING, 0, null, 2), NOON));
        orchestrator.send(
                TOPIC, backup, new BackupVerificationProgressed(row(VerificationState.RUNNING, 2, null, 3), NOON));
        orchestrator.send(TOPIC, backup, new BackupVerified(row(VerificationState.SUCCEEDED, 4, damage(), 4), NOON));
        orchestrator.send(
                TOPIC, backup, new BackupVerificationFailed(row(VerificationState.FAILED, 1, damage(), 5), NOON));

        await().atMost(PATIENCE)
                .until(() -> listed().size() == 1 && listed().getFirst().version() == 5);
        var shown = listed().getFirst();
        var verification = Objects.requireNonNull(shown.verification());
        assertThat(verification.state()).isEqualTo(dev.granary.gateway.application.VerificationState.FAILED);
        assertThat(verification.reason()).isEqualTo("StoreFailed");
        assertThat(verification.checkedBlobs()).isEqualTo(1);
        var integrity = Objects.requireNonNull(shown.integrity());
        assertThat(integrity.damaged()).isTrue();
        assertThat(integrity.verifiedAt()).isEqualTo(NOON);
        assertThat(integrity.damages())
                .containsExactly(new dev.granary.gateway.application.BlobDamage(
                        "packs/aa/bb", dev.granary.gateway.application.BlobDamageKind.MISSING, "2 files are lost."));
        given().contentType("application/json")
                .body(Map.of(
                        "query",
                        "{ backup(id: \"" + backup
                                + "\") { verification { state } integrity { damaged lostFiles } } }"))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("data.backup.verification.state", equalTo("FAILED"))
                .body("data.backup.integrity.damaged", equalTo(true))
                .body("data.backup.integrity.lostFiles", equalTo(2));
    }

    private List<dev.granary.gateway.application.Backup> listed() {
        return fleet.backups(new BackupFilter(cluster, null, null, null), new PageRequest(9, null))
                .await()
                .atMost(PATIENCE)
                .items();
    }

    private Backup row(VerificationState state, long checked, @Nullable BackupIntegrity integrity, long version) {
        boolean failed = state == VerificationState.FAILED;
        return Backup.newBuilder()
                .setBackupId(backup)
                .setClusterId(cluster)
                .setTenant("fleet")
                .setLocationId(UUID.randomUUID())
                .setName("nightly")
                .setNamespaces(List.of("shop"))
                .setState(BackupState.SUCCEEDED)
                .setRequestedAt(NOON)
                .setObjects(1)
                .setObjectBytes(2)
                .setStoredBytes(3)
                .setBlobs(4)
                .setProblems(List.of())
                .setVerification(new BackupVerification(
                        UUID.randomUUID(),
                        cluster,
                        true,
                        NOON,
                        state,
                        checked,
                        4L,
                        state == VerificationState.RUNNING ? null : NOON,
                        failed ? "StoreFailed" : null,
                        failed ? "The store was away." : null))
                .setIntegrity(integrity)
                .setVersion(version)
                .build();
    }

    private static BackupIntegrity damage() {
        return new BackupIntegrity(
                NOON,
                true,
                true,
                4L,
                400L,
                1L,
                0L,
                2L,
                List.of(new BlobDamage("packs/aa/bb", BlobDamageKind.MISSING, "2 files are lost.")));
    }
}
