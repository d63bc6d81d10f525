package dev.granary.backup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "kube-system", "0", "a23456789-123456789-123456789-123456789-123456789-123456789-123"})
    void takesNamespaces(String name) {
        assertThat(NamespaceName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "A",
                "a.b",
                "a_b",
                "*",
                "a,b",
                "a\n",
                "a23456789-123456789-123456789-123456789-123456789-123456789-1234"
            })
    void refusesWhatIsNoDnsLabel(String name) {
        assertThat(NamespaceName.isValid(name)).isFalse();
    }

    @Test
    void namesABackupAfterItsClusterAndTheTimeInUtc() {
        assertThat(BackupName.of("shoot-1", Instant.parse("2026-11-21T23:59:58.999Z")))
                .isEqualTo(new BackupName("shoot-1-20261121-235958"));
    }

    @Test
    void countsTheGenerationsOfADesiredState() {
        DesiredState none = DesiredState.none(new ClusterId(new UUID(1, 1)));

        assertThat(none.isDue()).isFalse();
        assertThat(none.toBeSentAgain().isDue()).isTrue();
        assertThat(none.toBeSentAgain().generation()).isEqualTo(1);
        DesiredState sent = none.changed().changed().sent();
        assertThat(sent.isDue()).isFalse();
        assertThat(sent.toBeSentAgain().generation()).isEqualTo(2);
        assertThat(sent.changed().isDue()).isTrue();
    }
}
