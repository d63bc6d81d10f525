package dev.granary.engine.repository;

import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.DeleteBackup;
import dev.granary.engine.protocol.Given;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.stored.VolumeWriter;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import dev.granary.engine.volume.stored.WrittenVolume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes the golden repository: a whole small container as this version of the format stores it, once plain and once sealed. It
 * has a full backup ({@link Given#ONE}), an incremental one ({@link Given#TWO}), what is left of one that was given up
 * ({@link Given#THREE}), and an attempt that is still open ({@code FOUR}). To be run as root, once for each version of the
 * format; the files are committed.
 */
public final class GoldenRepositoryMaker {

    private static final Instant STARTED_AT = Instant.parse("2026-11-20T10:00:00Z");

    /** Long after every change of the tree, so that its files are trusted. */
    private static final Instant READ_AT = Instant.parse("2100-01-01T00:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final BlobStore store;
    private final LocationKeys keys;
    private final InstantSource clock = () -> STARTED_AT;

    private GoldenRepositoryMaker(BlobStore store, LocationKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * Writes the files.
     *
     * @param arguments the directory that they go into
     */
    public static void main(String[] arguments) throws IOException {
        Path golden = Files.createDirectories(Path.of(arguments[0]));
        LocationKeys keys = LocationKeys.of(List.of(KeyFile.generate(new KeyId("2026-11"), RANDOM)));
        Files.writeString(golden.resolve("keys.txt"), KeyFile.write(keys));
        try (ScratchDirectory scratch = new ScratchDirectory();
                TreeOracle oracle = new TreeOracle()) {
            Path tree = scratch.directory("tree");
            var plain = new GoldenRepositoryMaker(new DirectoryBlobStore(dir(golden, "plain")), LocationKeys.none());
            var sealed = new GoldenRepositoryMaker(new DirectoryBlobStore(dir(golden, "sealed")), keys);
            makeTree(tree);
            dump(golden, "1", oracle.dump(tree), objects(1));
            plain.backUp(Given.ONE, tree, 1);
            sealed.backUp(Given.ONE, tree, 1);
            changeTree(tree);
            dump(golden, "2", oracle.dump(tree), objects(2));
            plain.backUp(Given.TWO, tree, 2);
            sealed.backUp(Given.TWO, tree, 2);
            plain.leaveAttempts();
            sealed.leaveAttempts();
        }
    }

    private static Path dir(Path golden, String name) throws IOException {
        return Files.createDirectories(golden.resolve(name));
    }

    private static void dump(Path golden, String number, List<String> tree, List<String> objects) throws IOException {
        Files.write(golden.resolve("tree-" + number + ".txt"), tree, StandardCharsets.US_ASCII);
        Files.write(golden.resolve("objects-" + number + ".ndjson"), objects);
    }

    private static void makeTree(Path tree) throws IOException {
        byte[] noise = new byte[100_000];
        new Random(42).nextBytes(noise);
        Files.createDirectories(tree.resolve("a/b"));
        Files.write(tree.resolve("a/noise"), noise);
        Files.writeString(tree.resolve("a/b/hello"), "hello");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("a/b"));
        Files.createLink(tree.resolve("linked"), tree.resolve("a/noise"));
        settle(tree);
    }

    private static void changeTree(Path tree) throws IOException {
        Files.writeString(tree.resolve("a/b/hello"), "hello again");
        Files.writeString(tree.resolve("new"), "new");
        settle(tree);
    }

    private static void settle(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted().toList().reversed()) {
                if (!Files.isSymbolicLink(path)) {
                    Files.setLastModifiedTime(path, FileTime.from(STARTED_AT));
                }
            }
        }
    }

    private static List<String> objects(int backup) {
        return List.of(
                "{\"resource\":\"namespaces\",\"object\":{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":"
                        + "{\"name\":\"shop\"}}}",
                "{\"resource\":\"configmaps\",\"object\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":"
                        + "{\"name\":\"greeting\",\"namespace\":\"shop\"},\"data\":{\"text\":\"Grüße " + backup
                        + "\"}}}");
    }

    private void backUp(BackupKey backup, Path tree, int number) {
        BackupSession session = open(backup);
        SealedStreams seals = new SealedStreams(keys, RANDOM);
        Encryption encryption =
                keys.current().map(key -> new Encryption(key.id().value())).orElse(null);
        var description = new BackupDescription(List.of("shop"), STARTED_AT, "granary golden", encryption);
        try (BackupWriter writer = BackupWriter.open(session, description, seals)) {
            for (String line : objects(number)) {
                String kind = line.contains("ConfigMap") ? "ConfigMap" : "Namespace";
                writer.add(new ResourceObject("v1", kind, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8))));
            }
            WrittenVolume volume = new VolumeWriter(session, settings()).write("shop", "data", tree, told -> {});
            writer.addVolume(volume.volume(), volume.index(), volume.used());
            if (!(writer.commit(STARTED_AT.plusSeconds(5)) instanceof CommitResult.Committed)) {
                throw new IllegalStateException("not committed");
            }
        }
    }

    private VolumeWriterSettings settings() {
        return new VolumeWriterSettings(
                keys,
                RANDOM,
                new PackOptions(1 << 20, 256 << 10, 3, 1, 1),
                new VolumeBackupOptions(1, () -> READ_AT, Instant.MAX));
    }

    private void leaveAttempts() {
        open(Given.THREE);
        new DeleteBackup(store, clock).delete(Given.THREE);
        open(Given.backup(4));
    }

    private BackupSession open(BackupKey backup) {
        var sessions = new BackupSessions(store, clock, new Nonces(RANDOM));
        return ((OpenResult.Opened) sessions.open(backup, "granary golden", ParentChoice.latest())).session();
    }
}
