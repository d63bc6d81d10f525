package dev.granary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of each object, from the store alone. */
class ShowObjectsTest {

    private static final StoredObjects OBJECTS = StoredObjects.of(
            List.of(
                    line("v1", "PersistentVolumeClaim", "cache"),
                    line("v1", "ConfigMap", "settings"),
                    "{\"storedIn\":[\"x/v2\",\"x/v1\"],"
                            + line("x/v2", "Widget", "w").substring(1),
                    "{\"storedIn\":[\"x/v2\",\"x/v1\"],"
                            + line("x/v1", "Widget", "w").substring(1)),
            new BackupProblem("Gadget", "shop", "", "KindNotListable", "It answers 503."),
            new BackupProblem(
                    "PersistentVolumeClaim", "shop", "cache", "VolumeDataSkipped", "As its annotation says."));

    @TempDir
    private Path scratch;

    private RunningTool tool;
    private BlobStore store;

    @BeforeEach
    void makeTheStore() throws IOException {
        Path directory = Files.createDirectory(scratch.resolve("store"));
        tool = new RunningTool(new RealStores(), directory);
        store = new DirectoryBlobStore(directory);
    }

    @Test
    void eachObjectIsThereOnceWithItsResultAndReason() {
        OBJECTS.backUp(store);

        JsonNode rows = tool.run("show", "--objects").expecting(ExitCode.OK).json();

        assertThat(rows.findValuesAsText("name")).containsExactly("", "cache", "settings", "w");
        assertThat(rows.findValuesAsText("result")).containsExactly("FAILED", "SKIPPED", "STORED", "STORED");
        assertThat(rows.get(0).get("reason").asText()).isEqualTo("KindNotListable");
        assertThat(rows.get(3).get("apiVersion").asText()).isEqualTo("x/v2");
        assertThat(rows.get(3).get("namespace").asText()).isEqualTo("shop");
        assertThat(rows.get(3).has("reason")).isFalse();
    }

    @Test
    void filtersLeaveTheObjectsThatAreMeant() {
        OBJECTS.backUp(store);

        assertThat(names("--result", "failed")).containsExactly("");
        assertThat(names("--kind", "configmap")).containsExactly("settings");
        assertThat(names("--name", "w", "--namespace", "shop")).containsExactly("w");
        assertThat(names("--namespace", "bank")).isEmpty();
        assertThat(tool.run("show", "--name", "w").expecting(ExitCode.USAGE).err())
                .contains("--objects");
    }

    @Test
    void aTableAndYamlSayTheSame() {
        OBJECTS.backUp(store);

        String table = formatted("table");
        String yaml = formatted("yaml");

        assertThat(table.lines().findFirst().orElseThrow()).startsWith("RESULT").contains("NAMESPACE", "REASON");
        assertThat(table.lines()).hasSize(5);
        assertThat(yaml).contains("reason: KindNotListable", "name: settings");
    }

    @Test
    void sealedObjectsNeedTheirKey() throws IOException {
        LocationKeys keys = LocationKeys.of(List.of(KeyFile.generate(new KeyId("k"), new SecureRandom())));
        Path keyFile = Files.writeString(scratch.resolve("keys"), KeyFile.write(keys));
        OBJECTS.sealedWith(keys, "k").backUp(store);

        tool.run("show").expecting(ExitCode.OK);
        assertThat(tool.run("show", "--objects").expecting(ExitCode.FAILED).err())
                .contains("sealed with key k");
        assertThat(names("--key-file", keyFile.toString())).hasSize(4);
    }

    @Test
    void aLineThatIsNoObjectIsDamage() {
        StoredObjects.of(List.of("[]")).backUp(store);

        assertThat(tool.run("show", "--objects").expecting(ExitCode.DAMAGED).err())
                .contains("resources-1")
                .hasLineCount(1);
    }

    private List<String> names(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--objects"));
        arguments.addAll(List.of(more));
        return tool.run("show", arguments.toArray(String[]::new))
                .expecting(ExitCode.OK)
                .json()
                .findValuesAsText("name");
    }

    private String formatted(String format) {
        String place = scratch.resolve("store").toString();
        String[] command = {
            "repository", "show", "--store", place, "--cluster", RunningTool.CLUSTER, "--objects", "-o", format
        };
        return tool.runPlain(command).expecting(ExitCode.OK).out();
    }

    private static String line(String apiVersion, String kind, String name) {
        return """
                {"resource":"any","object":{"apiVersion":"%s","kind":"%s","metadata":{"name":"%s","namespace":"shop"}}}""".formatted(apiVersion, kind, name);
    }
}
