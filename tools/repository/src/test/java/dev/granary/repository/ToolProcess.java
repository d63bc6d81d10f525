package dev.granary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The tool as a process of its own: with what it is delivered with and with the JVM options of {@code ./granary}, in an
 * environment that holds nothing else.
 */
record ToolProcess(Path scratch, Path trustStore, Map<String, String> environment) {

    static final String TRUST_STORE_PASSWORD = "changeit";

    private static final Path MODULE = Path.of(System.getProperty("granary.root", "../.."), "tools", "repository");
    private static final int MOST_SECONDS = 120;

    /** What a process left. */
    record Ended(int code, String out, String err) {

        Ended expecting(int expected) {
            assertThat(code).as(err + out).isEqualTo(expected);
            return this;
        }

        JsonNode json() throws IOException {
            return new JsonMapper().readTree(out);
        }
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + MODULE.resolve("jvm.options"),
                "-XX:TieredStopAtLevel=1",
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStorePassword=" + TRUST_STORE_PASSWORD,
                "-Duser.home=" + scratch,
                "-cp",
                MODULE.resolve("target/classes")
                        + File.pathSeparator
                        + Files.readString(MODULE.resolve("target/runtime-classpath.txt")),
                Main.class.getName(),
                "repository"));
        command.addAll(List.of(arguments));
        Path out = scratch.resolve("out");
        Path err = scratch.resolve("err");
        ProcessBuilder program =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        program.environment().keySet().removeIf(name -> !name.equals("PATH"));
        program.environment().putAll(environment);
        program.environment().put("HOME", scratch.toString());
        Process process = program.start();
        try {
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
