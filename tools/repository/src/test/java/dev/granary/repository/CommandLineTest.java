package dev.granary.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see around the work: help, completion, formats, progress. */
class CommandLineTest {

    @TempDir
    private Path store;

    private RunningTool tool() {
        return new RunningTool(new RealStores(), store);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "show",
                "files",
                "verify",
                "orphans",
                "extract",
                "delete",
                "backup-directory",
                "restore-directory"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        var help = tool().runPlain("repository", command, "--help").expecting(ExitCode.OK);

        assertThat(help.out()).contains("granary repository " + command + " --store");
    }

    @Test
    void theHelpNamesTheExitCodes() {
        assertThat(tool().runPlain("repository", "--help")
                        .expecting(ExitCode.OK)
                        .out())
                .contains("retention lock", "restore-directory");
    }

    @Test
    void whatIsNoCommandLineIsRefusedWithTheUsage() {
        assertThat(tool().runPlain("repository", "list")
                        .expecting(ExitCode.USAGE)
                        .err())
                .contains("--store");
        tool().runPlain("repository", "polish").expecting(ExitCode.USAGE);
        tool().run("show", "yesterday").expecting(ExitCode.USAGE);
        tool().runPlain("repository", "list", "--store", "http://example.org/c").expecting(ExitCode.USAGE);
    }

    @Test
    void aStoreThatIsNotThereIsNamed() {
        var ended =
                tool().runPlain("repository", "list", "--store", "/not/there").expecting(ExitCode.FAILED);

        assertThat(ended.err()).contains("/not/there").hasLineCount(1);
    }

    @Test
    void completionKnowsTheCommandsAndTheirOptions() {
        assertThat(tool().runPlain("completion").expecting(ExitCode.OK).out())
                .contains("complete -F _complete_granary", "backup-directory", "--key-file", "bashcompinit");
    }

    @Test
    void theSameResultIsATableOrYaml() throws IOException {
        Path directory = Files.createDirectories(store.resolve("data"));
        Files.write(directory.resolve("file"), new byte[2048]);
        Path inner = Files.createDirectories(store.resolve("store"));
        String[] command = {
            "repository",
            "backup-directory",
            "--store",
            inner.toString(),
            "--cluster",
            RunningTool.CLUSTER,
            directory.toString(),
            "--output",
            "table"
        };

        String table = tool().runPlain(command).expecting(ExitCode.OK).out();
        command[command.length - 1] = "yaml";
        var yaml = new YAMLMapper().readTree(tool().runPlain(command).bytes());

        assertThat(table).containsPattern("bytes read +2.0 KiB").containsPattern("volume +_directories/data");
        assertThat(yaml.get("bytes").asLong()).isEqualTo(2048);
        String list = tool().runPlain("repository", "list", "--store", inner.toString())
                .expecting(ExitCode.OK)
                .out();
        assertThat(list.lines().findFirst().orElseThrow()).startsWith("CLUSTER").contains("BYTES STORED");
        assertThat(list.lines()).hasSize(3);
    }

    @Test
    void progressTellsRateAndTimeLeft() {
        StringWriter text = new StringWriter();
        AtomicLong nanos = new AtomicLong();
        Progress progress = new Progress(new PrintWriter(text), true, nanos::get);

        try (Progress.Line line = progress.begin("restoring", 10 << 20)) {
            nanos.set(1_000_000_000L);
            line.at(1 << 20, "7 entries");
        }

        assertThat(text.toString()).contains("1.0 MiB/s", "10 %", "0:09 left", "7 entries");
    }

    @Test
    void theContainerIsTheLastNameOfTheUrl() {
        var container = AzureContainers.container("https://acct.blob.core.windows.net/shop/");

        assertThat(container.endpoint()).isEqualTo(URI.create("https://acct.blob.core.windows.net/"));
        assertThat(container.container()).isEqualTo("shop");
        assertThatExceptionOfType(CannotContinue.class)
                .isThrownBy(() -> AzureContainers.container("https://acct.blob.core.windows.net/"));
    }
}
