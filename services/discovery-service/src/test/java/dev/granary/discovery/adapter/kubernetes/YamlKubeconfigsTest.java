package dev.granary.discovery.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.KubeconfigReading.Accepted;
import dev.granary.discovery.domain.KubeconfigReading.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlKubeconfigsTest {

    private static final String EXPECT = "# expect: ";

    private final YamlKubeconfigs kubeconfigs = new YamlKubeconfigs();

    static Stream<Path> refused() throws IOException, URISyntaxException {
        return files("/kubeconfigs/refused");
    }

    static Stream<Path> accepted() throws IOException, URISyntaxException {
        return files("/kubeconfigs/accepted");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatItCannotOrMayNotUseAndNamesTheField(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(kubeconfigs.read(text))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem())
                                .startsWith(
                                        text.lines().findFirst().orElseThrow().substring(EXPECT.length()))
                                .doesNotContain("secret", "hunter2", "not-a-real-token"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void takesTheCurrentContext(Path file) throws IOException {
        assertThat(kubeconfigs.read(Files.readString(file)))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.kubeconfig().server())
                                .hasToString("https://api.garden.example.com"));
    }

    @Test
    void prefersTheExternalContextOfAShootWhateverItsPlace() {
        String text = """
                kind: Config
                current-context: garden-fleet--edge-01-internal
                contexts:
                - {name: garden-fleet--edge-01-internal, context: {cluster: i, user: u}}
                - {name: garden-fleet--edge-01-external, context: {cluster: e, user: u}}
                clusters:
                - {name: i, cluster: {server: "https://internal:6443"}}
                - {name: e, cluster: {server: "https://external:6443"}}
                users: [{name: u, user: {token: t}}]
                """;

        assertThat(kubeconfigs.ofShoot(text))
                .isEqualTo(new Accepted(
                        new Kubeconfig(URI.create("https://external:6443"), null, new Kubeconfig.BearerToken("t"))));
    }

    @Test
    void printsNothingOfWhatItCarries() throws IOException, URISyntaxException {
        for (Path file : accepted().toList()) {
            assertThat(kubeconfigs.read(Files.readString(file)).toString())
                    .isEqualTo("Accepted[kubeconfig=Kubeconfig[redacted]]");
        }
    }

    private static Stream<Path> files(String folder) throws IOException, URISyntaxException {
        try (Stream<Path> files =
                Files.list(Path.of(YamlKubeconfigsTest.class.getResource(folder).toURI()))) {
            return List.copyOf(files.sorted().toList()).stream();
        }
    }
}
