package dev.granary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.granary.testing.infrastructure.Ports;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool's process on a container, with the identity of a pod, and what a person reads when that does not work. */
class AzureIT {

    private static final String TOKEN_FILE = "AZURE_FEDERATED_TOKEN_FILE";

    @TempDir
    private static Path world;

    @TempDir
    private Path scratch;

    private static LocalAzure azure;
    private static HttpsServer refusing;
    private static Path trust;

    private final String container = "c-" + UUID.randomUUID();
    private Path data;

    @BeforeAll
    static void start() throws Exception {
        azure = LocalAzure.start(world);
        CertificateAuthority authority = new CertificateAuthority("ca-refusing", Clock.systemUTC());
        refusing = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.setHttpsConfigurator(
                new HttpsConfigurator(authority.loopbackServer("refusing").serverContext()));
        refusing.createContext("/", exchange -> {
            try (exchange) { // the service's answer to an identity that has no role on the container; Azurite knows no
                // roles
                exchange.getResponseHeaders().set("x-ms-error-code", "AuthorizationPermissionMismatch");
                exchange.sendResponseHeaders(403, -1);
            }
        });
        refusing.start();
        trust = azure.trustStore(world.resolve("trust.p12"), authority.pem());
    }

    @AfterAll
    static void stop() {
        refusing.stop(0);
        azure.close();
    }

    @BeforeEach
    void aDirectory() throws IOException {
        data = Files.createDirectories(scratch.resolve("data"));
        Files.writeString(Files.createDirectories(data.resolve("a/b")).resolve("hello"), "hello");
        Files.write(data.resolve("large"), new byte[3 << 20]);
    }

    @Test
    void everyCommandWorksOnAContainer() throws Exception {
        azure.create(container);
        String backup = run("backup-directory", data.toString(), "-o", "json")
                .expecting(ExitCode.OK)
                .json()
                .get("backup")
                .asText();

        assertThat(run("list").expecting(ExitCode.OK).out()).contains(backup, "whole");
        assertThat(run("show", "-o", "json").expecting(ExitCode.OK).out()).contains("_directories");
        assertThat(run("files").expecting(ExitCode.OK).out()).contains("a/b/hello", "3.0 MiB");
        run("verify", "--deep").expecting(ExitCode.OK);
        assertThat(run("extract", "--path", "a/b/hello").expecting(ExitCode.OK).out())
                .isEqualTo("hello");
        run("restore-directory", scratch.resolve("target").toString()).expecting(ExitCode.OK);
        assertThat(scratch.resolve("target/a/b/hello")).hasContent("hello");
        assertThat(scratch.resolve("target/large")).hasSize(3 << 20);
        assertThat(run("orphans", "-o", "json").expecting(ExitCode.OK).json()).isEmpty();
        run("delete", backup).expecting(ExitCode.OK);
        assertThat(run("list", "-o", "json").expecting(ExitCode.OK).json()).isEmpty();
    }

    @Test
    void objectsComeOutOfAContainer() throws Exception {
        azure.create(container);
        List<String> lines = List.of("{\"kind\":\"Secret\"}", "{\"kind\":\"ConfigMap\"}");
        StoredObjects.of(lines).backUp(azure.store(container));

        assertThat(run("extract", "--objects").expecting(ExitCode.OK).out().lines())
                .containsExactlyElementsOf(lines);
    }

    @Test
    void aContainerThatIsNotThereIsNamed() throws Exception {
        assertThat(failure(azure.url(container), azure.pod())).contains(container, "--store");
    }

    @Test
    void aRightThatIsMissingIsSaidWithTheRoleThatGivesIt() throws Exception {
        String url = "https://127.0.0.1:" + refusing.getAddress().getPort() + "/account/" + container;

        assertThat(failure(url, azure.pod()))
                .contains("403 AuthorizationPermissionMismatch", "Storage Blob Data Contributor");
    }

    /** What asks for a managed identity is left out: no test asks an address that is not loopback. */
    @Test
    void withoutAnyIdentityItSaysHowToGetOne() throws Exception {
        assertThat(failure(azure.url(container), Map.of("AZURE_TOKEN_CREDENTIALS", "dev")))
                .contains("no identity", "az login", TOKEN_FILE);
    }

    @Test
    void anIdentityThatIsRefusedIsSaidWithTheProvidersReason() throws Exception {
        Map<String, String> pod = azure.pod();
        pod.put("AZURE_CLIENT_ID", "c0ffee00-0000-4000-8000-000000000002");

        assertThat(failure(azure.url(container), pod)).contains("AADSTS700016");
    }

    @Test
    void aTokenFileThatIsNotThereIsNamed() throws Exception {
        Map<String, String> pod = azure.pod();
        pod.put(TOKEN_FILE, "/not/there");

        assertThat(failure(azure.url(container), pod)).contains("/not/there");
    }

    @Test
    void aStoreThatDoesNotAnswerIsSaidSoon() throws Exception {
        String url = "https://127.0.0.1:" + Ports.free() + "/account/" + container;

        assertThat(failure(url, azure.pod())).contains("does not answer", "the network");
    }

    @Test
    void anIdentityProviderThatDoesNotAnswerIsSaidSoon() throws Exception {
        Map<String, String> pod = azure.pod();
        pod.put("AZURE_AUTHORITY_HOST", "https://127.0.0.1:" + Ports.free() + "/");

        assertThat(failure(azure.url(container), pod)).contains("identity provider does not answer");
    }

    private ToolProcess.Ended run(String command, String... arguments) throws Exception {
        List<String> all =
                new ArrayList<>(List.of(command, "--store", azure.url(container), "--cluster", RunningTool.CLUSTER));
        all.addAll(List.of(arguments));
        return new ToolProcess(scratch, trust, azure.pod()).run(all.toArray(String[]::new));
    }

    private String failure(String url, Map<String, String> environment) throws Exception {
        var ended = new ToolProcess(scratch, trust, environment).run("list", "--store", url);
        ended.expecting(ExitCode.FAILED);
        assertThat(ended.err()).startsWith("granary: ").hasLineCount(1);
        assertThat(ended.out()).isEmpty();
        return ended.err();
    }
}
