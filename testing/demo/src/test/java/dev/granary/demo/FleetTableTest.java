package dev.granary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.demo.stack.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetTableTest {

    @Test
    void showsEachShootWithItsLocationAndItsBackup() {
        var row = FleetRow.of(Json.parse("""
                {"clusterId":"c","name":"edge-01","state":"ONLINE","reason":null,
                 "connections":[{"state":"VALID","reason":null}],
                 "latestBackup":{"backupId":"b","state":"SUCCEEDED","reason":null,"objects":96,"objectBytes":50000,
                   "storedBytes":4096,"blobs":3,
                   "requestedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:00:02.500Z"}}"""));

        String table = FleetTable.of(List.of(row));

        assertThat(table.lines().skip(1).findFirst().orElseThrow().split("\\s+"))
                .containsExactly("edge-01", "ONLINE", "VALID", "SUCCEEDED", "96", "4096", "3", "2.5");
    }

    @Test
    void showsAShootThatWasJustRegistered() {
        var row = FleetRow.of(Json.parse("""
                {"clusterId":"c","name":"edge-02","state":"PENDING","connections":[],"latestBackup":null}"""));

        assertThat(FleetTable.of(List.of(row))).contains("edge-02", "PENDING", "NONE");
    }

    @Test
    void locationThatAnAgentCannotUseIsTrouble() {
        var row = FleetRow.of(Json.parse("""
                {"name":"edge-03","state":"ONLINE","latestBackup":null,
                 "connections":[{"state":"FAILED","reason":"ContainerNotFound","message":"Create it."}]}"""));

        assertThat(row.trouble()).contains("location FAILED ContainerNotFound: Create it.");
    }

    @Test
    void backupThatLacksAVolumeIsTroubleInTheDemo() {
        var row = FleetRow.of(Json.parse("""
                {"name":"edge-04","state":"ONLINE","connections":[{"state":"VALID"}],
                 "latestBackup":{"state":"PARTIALLY_SUCCEEDED"}}"""));

        assertThat(row.trouble()).hasValueSatisfying(text -> assertThat(text).contains("PARTIALLY_SUCCEEDED"));
        assertThat(row.isBackedUp()).isFalse();
    }
}
