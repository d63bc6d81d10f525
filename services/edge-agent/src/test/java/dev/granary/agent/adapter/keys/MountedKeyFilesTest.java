package dev.granary.agent.adapter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.FoundKeys;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.KeySecret;
import dev.granary.engine.seal.LocationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedKeyFilesTest {

    private static final LocationKey OLD = KeySecret.newKey("2025-02");
    private static final LocationKey NEW = KeySecret.newKey("2026-11");

    @TempDir
    private Path scratch;

    private Path mounted = Path.of("");
    private MountedKeyFiles files = new MountedKeyFiles(mounted);

    @BeforeEach
    void mount() {
        mounted = scratch.resolve("keys");
        files = new MountedKeyFiles(mounted);
    }

    @Test
    void findsNothingWhereNoSecretIs() {
        assertThat(found()).isEqualTo(new FoundKeys.Absent());
    }

    @Test
    void takesTheEntryForAllLocations() {
        secret().put(NEW, OLD);

        assertThat(found().atHand().all()).extracting(LocationKey::id).containsExactly(NEW.id(), OLD.id());
    }

    @Test
    void prefersTheEntryOfTheLocation() {
        secret().put(OLD);
        secret().put(Given.LOCATION.toString(), KeySecret.text(NEW));

        assertThat(found().atHand().current().orElseThrow().id()).isEqualTo(NEW.id());
    }

    @Test
    void readsWhatWasChangedMeanwhile() {
        secret().put(OLD);
        found();

        secret().put(NEW, OLD);

        assertThat(found().atHand().current().orElseThrow().id()).isEqualTo(NEW.id());
    }

    @Test
    void saysWhatIsWrongAndNothingOfWhatIsThere() {
        secret().put(Given.LOCATION.toString(), "2026-11 c2VjcmV0LXdvcmRz\n");
        secret().put(NEW);

        assertThat(found())
                .isInstanceOfSatisfying(
                        FoundKeys.Unreadable.class,
                        it -> assertThat(it.why())
                                .contains(Given.LOCATION.toString(), "line 1")
                                .doesNotContain("c2VjcmV0"));
        assertThat(found().atHand().current()).isEmpty();
    }

    @Test
    void saysThatItCannotReadIt() throws IOException {
        Files.createDirectories(mounted.resolve("default"));

        assertThat(found()).isEqualTo(new FoundKeys.Unreadable("entry default cannot be read"));
    }

    @Test
    void doesNotTakeTheOtherKeyWhileItsOwnIsBeingReplaced() throws IOException {
        secret().put(NEW);
        Files.createSymbolicLink(mounted.resolve(Given.LOCATION.toString()), Path.of("..data", "gone"));

        assertThat(found()).isInstanceOf(FoundKeys.Unreadable.class);
    }

    private KeySecret secret() {
        return new KeySecret(mounted);
    }

    private FoundKeys found() {
        return files.of(Given.LOCATION);
    }
}
