package dev.granary.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.store.BlobName;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptKeyTest {

    private static final UUID CLUSTER = UUID.fromString("0f1e2d3c-0000-4000-8000-000000000001");
    private static final BackupKey BACKUP =
            new BackupKey(CLUSTER, UUID.fromString("0f1e2d3c-0000-4000-8000-000000000002"));
    private static final String NONCE = "00112233445566778899aabbccddeeff";
    private static final AttemptKey KEY = new AttemptKey(BACKUP, 42, NONCE);

    @Test
    void namesItsBlobsAsTheFormatSays() {
        String directory = "granary/v1/0f1e2d3c-0000-4000-8000-000000000001/backups/"
                + "0f1e2d3c-0000-4000-8000-000000000002/0000000042-" + NONCE + "/";

        assertThat(KEY.session().value())
                .isEqualTo("granary/v1/0f1e2d3c-0000-4000-8000-000000000001/sessions/0000000042-" + NONCE
                        + "-0f1e2d3c-0000-4000-8000-000000000002");
        assertThat(KEY.manifest().value()).isEqualTo(directory + "manifest.json");
        assertThat(KEY.resources(3).value()).isEqualTo(directory + "resources-3.ndjson.zst");
        assertThat(KEY.results(1).value()).isEqualTo(directory + "results-1.ndjson.zst");
        assertThat(KEY.volumeIndex("shop", "data", 2).value()).isEqualTo(directory + "volumes/shop/data-2.ndjson.zst");
        assertThat(KEY.alive(5).value()).isEqualTo(directory + "alive-5");
    }

    @Test
    void isFoundAgainInItsNames() {
        assertThat(AttemptKey.ofSession(CLUSTER, KEY.session())).contains(KEY);
        assertThat(AttemptKey.ofName(BACKUP, KEY.name())).contains(KEY);
        for (BlobName name : List.of(KEY.manifest(), KEY.resources(1), KEY.volumeIndex("a", "b", 1), KEY.alive(1))) {
            assertThat(AttemptKey.ofBlob(CLUSTER, name)).contains(KEY);
        }
        assertThat(KEY.isManifest(KEY.manifest())).isTrue();
        assertThat(KEY.isManifest(KEY.resources(1))).isFalse();
        assertThat(KEY.resourcesNumber(KEY.resources(7))).hasValue(7);
        assertThat(KEY.aliveNumber(KEY.alive(7))).hasValue(7);
        assertThat(KEY.resourcesNumber(KEY.alive(7))).isEmpty();
    }

    @Test
    void isNotFoundInNamesOfOtherClusters() {
        UUID other = UUID.fromString("0f1e2d3c-0000-4000-8000-000000000009");

        assertThat(AttemptKey.ofSession(other, KEY.session())).isEmpty();
        assertThat(AttemptKey.ofBlob(other, KEY.manifest())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions/42-00112233445566778899aabbccddeeff-0f1e2d3c-0000-4000-8000-000000000002",
                "sessions/0000000000-00112233445566778899aabbccddeeff-0f1e2d3c-0000-4000-8000-000000000002",
                "sessions/0000000042-00112233445566778899AABBCCDDEEFF-0f1e2d3c-0000-4000-8000-000000000002",
                "sessions/0000000042-00112233445566778899aabbccddeeff-0f1e2d3c",
                "sessions/0000000042-00112233445566778899aabbccddeeff-0f1e2d3c-0000-4000-8000-000000000002/x",
                "backups/0f1e2d3c-0000-4000-8000-000000000002/manifest.json",
                "backups/0f1e2d3c-0000-4000-8000-000000000002/0000000042-00112233445566778899aabbccddeeff",
                "backups/latest/0000000042-00112233445566778899aabbccddeeff/manifest.json"
            })
    void isNotFoundInOtherNames(String below) {
        BlobName name = new BlobName(BackupKey.clusterPrefix(CLUSTER) + below);

        assertThat(AttemptKey.ofSession(CLUSTER, name)).isEmpty();
        assertThat(AttemptKey.ofBlob(CLUSTER, name)).isEmpty();
    }

    @Test
    void sortsAsItsSessionsName() {
        BackupKey other = new BackupKey(CLUSTER, UUID.fromString("ff1e2d3c-0000-4000-8000-000000000002"));
        List<AttemptKey> keys = List.of(
                new AttemptKey(BACKUP, 9, "f".repeat(32)),
                new AttemptKey(other, 10, "0".repeat(32)),
                new AttemptKey(BACKUP, 10, "1".repeat(32)),
                new AttemptKey(other, 10, "1".repeat(32)),
                new AttemptKey(BACKUP, AttemptKey.LAST_NUMBER, "0".repeat(32)));

        assertThat(keys).isSorted();
        assertThat(keys).extracting(AttemptKey::session).isSorted();
    }

    @Test
    void refusesANumberOrNonceThatHasNoName() {
        assertThatThrownBy(() -> new AttemptKey(BACKUP, 0, NONCE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AttemptKey(BACKUP, AttemptKey.LAST_NUMBER + 1, NONCE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AttemptKey(BACKUP, 1, "../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
