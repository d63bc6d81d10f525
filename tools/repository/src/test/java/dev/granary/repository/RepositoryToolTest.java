package dev.granary.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Black box: command lines on a directory store. */
class RepositoryToolTest {

    @TempDir
    private Path scratch;

    private Path source;
    private Path store;
    private Path target;
    private RunningTool tool;

    @BeforeEach
    void aDirectoryAndAStore() throws IOException {
        source = Files.createDirectories(scratch.resolve("data"));
        store = Files.createDirectories(scratch.resolve("store"));
        target = scratch.resolve("target");
        tool = new RunningTool(new RealStores(), store);
        Files.createDirectories(source.resolve("a/b"));
        Files.writeString(source.resolve("a/b/hello"), "hello");
        Files.write(source.resolve("large"), noise(1, 3 << 20));
        Files.createSymbolicLink(source.resolve("link"), Path.of("a/b/hello"));
    }

    @Test
    void aDirectoryComesBackFromItsBackup() throws IOException {
        JsonNode made = backUp();

        assertThat(UUID.fromString(made.get("backup").asText())).isNotNull();
        assertThat(made.get("files").asLong()).isEqualTo(2);
        assertThat(made.get("bytesRead").asLong()).isEqualTo(5 + (3 << 20));
        assertThat(made.get("bytesStored").asLong())
                .isCloseTo(bytesIn("packs") + bytesIn("backups"), withinPercentage(1));
        tool.run("restore-directory", "--check", target.toString()).expecting(ExitCode.OK);
        assertThat(tree(target)).isEqualTo(tree(source));
    }

    @Test
    void theSecondBackupReadsAndStoresWhatHasChangedOnly() throws IOException {
        String first = backUp().get("backup").asText();
        Files.writeString(source.resolve("new"), "new");

        JsonNode second = backUp();

        assertThat(second.get("mode").asText()).isEqualTo("incremental");
        assertThat(second.get("parent").asText()).isEqualTo(first);
        assertThat(second.get("bytesStored").asLong()).isLessThan(100_000);
        assertThat(backUp("--parent", "none").get("mode").asText()).isEqualTo("full");
        assertThat(backUp("--parent", first).get("parent").asText()).isEqualTo(first);
        tool.run("restore-directory", "--backup", first, target.toString()).expecting(ExitCode.OK);
        assertThat(target.resolve("new")).doesNotExist();
    }

    @Test
    void aRestoreRefusesWhatIsThereUnlessItIsTold() throws IOException {
        backUp();
        Files.createDirectories(target.resolve("a/b"));
        Files.writeString(target.resolve("a/b/hello"), "mine");
        Files.writeString(target.resolve("other"), "mine");

        tool.run("restore-directory", target.toString()).expecting(ExitCode.REFUSED);
        assertThat(target.resolve("large")).doesNotExist();
        tool.run("restore-directory", "--existing", "keep", target.toString()).expecting(ExitCode.OK);
        JsonNode differs = tool.run("restore-directory", "--existing", "keep", "--check", target.toString())
                .expecting(ExitCode.PARTIAL)
                .json();
        assertThat(differs.get("problems").findValuesAsText("path")).contains("a/b/hello");
        assertThat(target.resolve("a/b/hello")).hasContent("mine");
        tool.run("restore-directory", "--existing", "mirror", target.toString()).expecting(ExitCode.OK);
        assertThat(tree(target)).isEqualTo(tree(source));
    }

    @Test
    void aWrongKeyIsSaidAtOnceAndNothingIsMade() throws IOException {
        Path key = keyFile("right", "k");
        backUp("--key-file", key.toString());
        Path wrong = keyFile("wrong", "k");

        var restored = tool.run("restore-directory", "--key-file", wrong.toString(), target.toString());

        restored.expecting(ExitCode.FAILED);
        assertThat(restored.err()).contains("key k").hasLineCount(1);
        assertThat(target).doesNotExist();
        tool.run("backup-directory", "--key-file", wrong.toString(), source.toString())
                .expecting(ExitCode.FAILED);
        var without = tool.run("restore-directory", target.toString()).expecting(ExitCode.FAILED);
        assertThat(without.err()).contains("sealed with key k");
        assertThat(tool.run("list").json()).hasSize(1);
        tool.run("verify", "--deep").expecting(ExitCode.OK);
        tool.run("restore-directory", "--key-file", key.toString(), target.toString())
                .expecting(ExitCode.OK);
        assertThat(tree(target)).isEqualTo(tree(source));
    }

    @Test
    void aBackupThatIsNotThereIsNamed() {
        String missing = UUID.randomUUID().toString();

        for (var ended : List.of(
                tool.run("show", missing),
                tool.run("delete", missing),
                tool.run("restore-directory", "--backup", missing, target.toString()),
                tool.run("backup-directory", "--parent", missing, source.toString()))) {
            ended.expecting(ExitCode.FAILED);
            assertThat(ended.err()).contains(missing).hasLineCount(1);
        }
        tool.run("show", "latest").expecting(ExitCode.FAILED);
    }

    @Test
    void aDamagedPackIsNamedWithItsFiles() throws IOException {
        backUp();
        damageLargestPack();

        tool.run("verify").expecting(ExitCode.OK);
        JsonNode deep = tool.run("verify", "--deep").expecting(ExitCode.DAMAGED).json();

        assertThat(deep.get("damages").get(0).get("flaw").asText()).isEqualTo("WRONG_DIGEST");
        assertThat(deep.findValuesAsText("path")).containsExactly("large");
        JsonNode restored = tool.run("restore-directory", target.toString())
                .expecting(ExitCode.DAMAGED)
                .json();
        assertThat(restored.get("problems").findValuesAsText("path")).containsExactly("large");
        assertThat(target.resolve("a/b/hello")).hasContent("hello");
    }

    @Test
    void aMissingPackIsSeenByTheListAndCostsItsFiles() throws IOException {
        backUp();
        Files.delete(largestPack());

        assertThat(tool.run("list")
                        .expecting(ExitCode.OK)
                        .json()
                        .get(0)
                        .get("state")
                        .asText())
                .isEqualTo("incomplete");
        JsonNode verified = tool.run("verify").expecting(ExitCode.DAMAGED).json();
        assertThat(verified.findValuesAsText("path")).contains("large");
    }

    @Test
    void allLostFilesAreNamedToAProgramAndAThousandToAPerson() throws IOException {
        Files.createDirectory(source.resolve("many"));
        for (int i = 0; i < 1100; i++) {
            Files.writeString(source.resolve("many/" + i), "file " + i);
        }
        backUp();
        for (Path pack : packs()) {
            Files.delete(pack);
        }

        JsonNode verified = tool.run("verify").expecting(ExitCode.DAMAGED).json();
        String table = tool.runPlain(
                        "repository", "verify", "--store", store.toString(), "--cluster", RunningTool.CLUSTER)
                .expecting(ExitCode.DAMAGED)
                .out();

        assertThat(verified.get("files").size())
                .isEqualTo(verified.get("lostFiles").asInt())
                .isGreaterThan(1100);
        assertThat(verified.has("filesNotKnown")).isFalse();
        assertThat(table.lines().filter(line -> line.contains("many/"))).hasSizeBetween(990, 1000);
    }

    @Test
    void filesAreListedAndExtracted() throws IOException {
        backUp();

        JsonNode files = tool.run("files", "--path", "a").expecting(ExitCode.OK).json();

        assertThat(files.findValuesAsText("path")).containsExactly("a", "a/b", "a/b/hello");
        assertThat(tool.run("extract", "--path", "a/b/hello")
                        .expecting(ExitCode.OK)
                        .out())
                .isEqualTo("hello");
        assertThat(tool.run("extract", "--path", "large").bytes()).isEqualTo(noise(1, 3 << 20));
        tool.run("extract", "--path", "absent").expecting(ExitCode.FAILED);
        tool.run("extract", "--path", "../../etc/passwd").expecting(ExitCode.FAILED);
    }

    @Test
    void aDeletedBackupTakesItsPacksWithItAndHarmsNoOther() throws IOException {
        String first = backUp().get("backup").asText();
        Files.write(source.resolve("large"), noise(2, 3 << 20));
        Files.writeString(source.resolve("a/b/hello"), "other");
        backUp();

        JsonNode deleted = tool.run("delete", first).expecting(ExitCode.OK).json();

        assertThat(deleted.get("packsRemoved").asLong()).isPositive();
        assertThat(tool.run("list").json()).hasSize(1);
        assertThat(tool.run("orphans").expecting(ExitCode.OK).json()).isEmpty();
        tool.run("restore-directory", target.toString()).expecting(ExitCode.OK);
        assertThat(tree(target)).isEqualTo(tree(source));
    }

    @Test
    void whatNobodyKnowsIsAnOrphan() throws IOException {
        backUp();
        var stored = store.resolve("granary/v1/" + RunningTool.CLUSTER + "/strange");
        Files.writeString(stored, "left by somebody");

        JsonNode orphans = tool.run("orphans").expecting(ExitCode.OK).json();

        assertThat(orphans.findValuesAsText("why")).containsExactly("unknown");
        assertThat(orphans.get(0).get("age").asText()).startsWith("PT");
    }

    @Test
    void theStoreMustNotLieInTheDirectory() {
        tool.run("backup-directory", scratch.toString()).expecting(ExitCode.USAGE);
    }

    private JsonNode backUp(String... options) {
        List<String> arguments =
                Stream.concat(Stream.of(options), Stream.of(source.toString())).toList();
        return tool.run("backup-directory", arguments.toArray(String[]::new))
                .expecting(ExitCode.OK)
                .json();
    }

    private long bytesIn(String part) throws IOException {
        try (Stream<Path> all = Files.walk(store.resolve("granary/v1/" + RunningTool.CLUSTER + "/" + part))) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private Path keyFile(String name, String id) throws IOException {
        var key = KeyFile.generate(new KeyId(id), new SecureRandom());
        return Files.writeString(scratch.resolve(name), KeyFile.write(LocationKeys.of(List.of(key))));
    }

    private Path largestPack() throws IOException {
        return packs().stream()
                .max(Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
    }

    private List<Path> packs() throws IOException {
        try (Stream<Path> all = Files.walk(store.resolve("granary/v1/" + RunningTool.CLUSTER + "/packs"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** In the middle, which is where the large file is. */
    private void damageLargestPack() throws IOException {
        Path pack = largestPack();
        try (var channel = Files.newByteChannel(pack, StandardOpenOption.WRITE)) {
            channel.position(Files.size(pack) / 2);
            channel.write(ByteBuffer.wrap("damage".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static byte[] noise(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static List<String> tree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted().map(path -> describe(root, path)).toList();
        }
    }

    private static String describe(Path root, Path path) {
        try {
            Object content = Files.isSymbolicLink(path)
                    ? Files.readSymbolicLink(path)
                    : Files.isDirectory(path) ? "directory" : Arrays.hashCode(Files.readAllBytes(path));
            return root.relativize(path) + " " + content + " "
                    + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
