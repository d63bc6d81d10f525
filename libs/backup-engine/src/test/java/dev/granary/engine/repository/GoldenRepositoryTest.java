package dev.granary.engine.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.catalogue.Catalogue;
import dev.granary.engine.catalogue.CatalogueEntry;
import dev.granary.engine.catalogue.VerifyBackup;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.Rights;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.protocol.Given;
import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.VolumeRestore;
import dev.granary.engine.volume.restore.VolumeRestoreOptions;
import dev.granary.engine.volume.stored.StoredVolumes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole container that an earlier version of the format filled can be read for ever. */
class GoldenRepositoryTest {

    private static final Path GOLDEN = resource("golden-1.1");

    @AutoClose
    private final ScratchDirectory scratch = new ScratchDirectory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    private final Path target = scratch.directory("target");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "sealed"})
    void theCatalogueListsBackupsAndWhatAttemptsLeft(String kind) {
        List<String> entries = new ArrayList<>();

        new Catalogue(store(kind)).forEach(Given.CLUSTER, entry -> entries.add(describe(entry)));

        assertThat(entries)
                .containsExactlyInAnyOrder(
                        Given.ONE.backupId() + " whole",
                        Given.TWO.backupId() + " whole",
                        Given.THREE.backupId() + " given up",
                        Given.backup(4).backupId() + " open");
    }

    @ParameterizedTest
    @CsvSource({"plain,1", "plain,2", "sealed,1", "sealed,2"})
    void everyByteIsAsItWasWritten(String kind, int number) {
        assertThat(new VerifyBackup(store(kind))
                        .deep(manifest(kind, number), finding -> {})
                        .isNone())
                .isTrue();
    }

    @Test
    void theSecondBackupUsesPacksOfTheFirst() {
        for (String kind : List.of("plain", "sealed")) {
            Manifest first = manifest(kind, 1);
            Manifest second = manifest(kind, 2);

            assertThat(second.parent()).isEqualTo(first.key().backupId());
            assertThat(second.volumes().getFirst().mode()).isEqualTo(BackedUpVolume.Mode.INCREMENTAL);
            assertThat(second.packs().contains(first.packs().id(0))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"plain,1", "plain,2", "sealed,1", "sealed,2"})
    void theObjectsComeBack(String kind, int number) throws IOException {
        List<String> lines = new ArrayList<>();

        new BackupReader(store(kind), seals(kind))
                .forEachObject(manifest(kind, number), line -> lines.add(new String(line, StandardCharsets.UTF_8)));

        assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN.resolve("objects-" + number + ".ndjson")));
    }

    @ParameterizedTest
    @CsvSource({"plain,1", "plain,2", "sealed,1", "sealed,2"})
    void theVolumesComeBack(String kind, int number) throws IOException {
        Rights.assumeRoot();
        Manifest manifest = manifest(kind, number);
        var index = new StoredVolumes(store(kind), seals(kind))
                .index(manifest, manifest.volumes().getFirst());

        try (PackReader packs = new PackReader(store(kind), Given.CLUSTER, keys(kind), PackReaderOptions.standard())) {
            new VolumeRestore(Posix.linux(), packs, VolumeRestoreOptions.of(RestoreMode.EMPTY))
                    .run(index, target, told -> {});
        }

        assertThat(oracle.dump(target)).isEqualTo(tree(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void nothingButPythonAndZstdBringsEverythingBack(int number) throws IOException, InterruptedException {
        Rights.assumeRoot();
        Process python = new ProcessBuilder(
                        "python3",
                        resource("read_repository.py").toString(),
                        GOLDEN.resolve("plain").toString(),
                        manifest("plain", number).attempt().manifest().value(),
                        target.toString())
                .inheritIO()
                .start();

        assertThat(python.waitFor()).isZero();
        assertThat(target.resolve("objects.ndjson"))
                .hasSameTextualContentAs(GOLDEN.resolve("objects-" + number + ".ndjson"));
        assertThat(oracle.dump(target.resolve("shop/data"))).isEqualTo(tree(number));
    }

    private static String describe(CatalogueEntry entry) {
        String state =
                switch (entry) {
                    case CatalogueEntry.Backup backup -> backup.presence().isWhole() ? "whole" : "incomplete";
                    case CatalogueEntry.Unreadable unreadable -> "unreadable";
                    case CatalogueEntry.Open open -> "open";
                    case CatalogueEntry.GivenUp givenUp -> "given up";
                };
        return entry.attempt().backup().backupId() + " " + state;
    }

    private static Manifest manifest(String kind, int number) {
        BackupKey key = Given.backup(number);
        return new BackupReader(store(kind)).find(key).orElseThrow().manifest();
    }

    private static BlobStore store(String kind) {
        return new DirectoryBlobStore(GOLDEN.resolve(kind));
    }

    private static SealedStreams seals(String kind) {
        return new SealedStreams(keys(kind), new SecureRandom());
    }

    private static LocationKeys keys(String kind) {
        if (kind.equals("plain")) {
            return LocationKeys.none();
        }
        try {
            return KeyFile.parse(Files.readString(GOLDEN.resolve("keys.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> tree(int number) throws IOException {
        return Files.readAllLines(GOLDEN.resolve("tree-" + number + ".txt"));
    }

    private static Path resource(String name) {
        try {
            URL url = GoldenRepositoryTest.class.getResource(name);
            return Path.of(Optional.ofNullable(url).orElseThrow().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
