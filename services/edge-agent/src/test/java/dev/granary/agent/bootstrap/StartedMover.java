package dev.granary.agent.bootstrap;

import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A mover as a process of its own, with the identity and the keys of an agent.
 *
 * @param report where its last words go
 */
record StartedMover(Process process, Path report) {

    private static final AgentWorld WORLD = AgentWorld.shared();

    static StartedMover start(AgentPlace place, Map<String, String> task, Path root, Path report) throws IOException {
        ProcessBuilder program = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-BackgroundCompilation",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName()));
        program.environment().putAll(task);
        program.environment()
                .putAll(Map.of(
                        MoverTask.ROOT,
                        root.toString(),
                        MoverTask.REPORT,
                        report.toString(),
                        "GRANARY_AGENT_CA_FILE",
                        WORLD.caFile().toString(),
                        "GRANARY_AGENT_KEYS_DIRECTORY",
                        place.keys().toString(),
                        "AZURE_CLIENT_ID",
                        AgentWorld.CLIENT_ID,
                        "AZURE_TENANT_ID",
                        WORLD.entra().tenantId(),
                        "AZURE_FEDERATED_TOKEN_FILE",
                        place.azureToken().toString(),
                        "AZURE_AUTHORITY_HOST",
                        WORLD.entra().authorityHost().toString()));
        Process process = program.redirectErrorStream(true)
                .redirectOutput(log(report).toFile())
                .start();
        return new StartedMover(process, report);
    }

    /** Its log and its last words. */
    String said() throws IOException {
        return Files.readString(log(report)) + (Files.exists(report) ? Files.readString(report) : "");
    }

    private static Path log(Path report) {
        return report.resolveSibling(report.getFileName() + ".log");
    }
}
