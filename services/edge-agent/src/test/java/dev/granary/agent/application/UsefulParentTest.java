package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.export.ChosenClaim;
import dev.granary.agent.fakes.Given;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.KeyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsefulParentTest {

    private static final Instant BEGUN = Instant.parse("2026-11-20T10:00:00Z");
    private static final ChosenClaim DATA = claim("data", BEGUN.minusSeconds(60));
    private static final ChosenClaim MORE = claim("more", BEGUN.minusSeconds(60));
    private static final ChosenClaim NEW = claim("new", BEGUN.plusSeconds(60));

    @Test
    void goesOnFromABackupThatHoldsEveryChosenClaim() {
        assertThat(new UsefulParent(Set.of(DATA, MORE), Optional.empty()).test(holding("data", "more", "other")))
                .isTrue();
    }

    @Test
    void passesOverABackupOfFewerClaims() {
        assertThat(new UsefulParent(Set.of(DATA, MORE), Optional.empty()).test(holding("data")))
                .isFalse();
        assertThat(new UsefulParent(Set.of(DATA), Optional.empty()).test(holding("more")))
                .isFalse();
    }

    @Test
    void doesNotExpectClaimsThatWereNotThereYet() {
        assertThat(new UsefulParent(Set.of(DATA, NEW), Optional.empty()).test(holding("data")))
                .isTrue();
        assertThat(new UsefulParent(Set.of(NEW), Optional.empty()).test(holding("data")))
                .isFalse();
    }

    @Test
    void doesNotExpectClaimsThatCouldNotBeBackedUpThen() {
        assertThat(new UsefulParent(Set.of(DATA, MORE), Optional.empty()).test(lacking("more", "data")))
                .isTrue();
    }

    @Test
    void looksForTheDataOfAClaimThatFailedInAnOlderBackup() {
        assertThat(new UsefulParent(Set.of(MORE), Optional.empty()).test(lacking("more", "data")))
                .isFalse();
        assertThat(new UsefulParent(Set.of(MORE), Optional.empty()).test(holding("data", "more")))
                .isTrue();
    }

    @Test
    void takesWhatItLooksAtLast() {
        var parent = new UsefulParent(Set.of(DATA), Optional.empty());

        assertThat(Stream.generate(() -> parent.test(holding("other"))).limit(UsefulParent.MOST_LOOKS))
                .endsWith(false, true);
    }

    @Test
    void neverTakesOneUnderAnotherKey() {
        var none = new UsefulParent(Set.of(DATA), Optional.empty());
        var sealed = new UsefulParent(Set.of(DATA), Optional.of(new KeyId("2026-11")));

        assertThat(Stream.generate(() -> none.test(sealed("2026-11"))).limit(2L * UsefulParent.MOST_LOOKS))
                .containsOnly(false);
        assertThat(Stream.generate(() -> sealed.test(sealed("2025-02"))).limit(2L * UsefulParent.MOST_LOOKS))
                .containsOnly(false);
        assertThat(sealed.test(holding("data"))).isFalse();
        assertThat(sealed.test(sealed("2026-11"))).isTrue();
    }

    @Test
    void needsNoneWhereNoClaimIsChosen() {
        assertThat(UsefulParent.of(Set.of(), Optional.empty())).isEqualTo(new ParentChoice.None());
    }

    private static ChosenClaim claim(String name, Instant createdAt) {
        return new ChosenClaim("shop", name, createdAt);
    }

    private static Manifest holding(String... claims) {
        return manifest(null, List.of(), claims);
    }

    private static Manifest sealed(String key) {
        return manifest(new Encryption(key), List.of(), "data");
    }

    private static Manifest lacking(String failed, String... claims) {
        return manifest(
                null,
                List.of(new BackupProblem("PersistentVolumeClaim", "shop", failed, "VolumeBackupFailed", "It hung.")),
                claims);
    }

    private static Manifest manifest(@Nullable Encryption encryption, List<BackupProblem> problems, String... claims) {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                new AttemptKey(new BackupKey(Given.CLUSTER, UUID.randomUUID()), 1, "0".repeat(32)),
                null,
                BEGUN,
                BEGUN.plusSeconds(30),
                "test",
                encryption,
                List.of("shop"),
                List.of(),
                problems,
                List.of(),
                Stream.of(claims).map(UsefulParentTest::volume).toList(),
                PackList.EMPTY);
    }

    private static BackedUpVolume volume(String claim) {
        return new BackedUpVolume("shop", claim, BackedUpVolume.Mode.FULL, "volumes/" + claim, 1, 10, 10, 0, null);
    }
}
