package dev.granary.discovery.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.discovery.TestClients;
import dev.granary.discovery.TestLandscape;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The case files of the selector reader, asked of a real API server. */
class LabelSelectorIT {

    private static final KubernetesClient SHOOT =
            TestClients.of(TestLandscape.shared().shoot("other").adminKubeconfig());

    @AfterAll
    static void close() {
        SHOOT.close();
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvFileSource(
            resources = "/dev/granary/selection/selectors.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void matches(String selector, @Nullable String labels, boolean matches) {
        SHOOT.configMaps()
                .inNamespace("default")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("selected")
                        .withLabels(labels(labels))
                        .endMetadata()
                        .build())
                .createOr(existing -> existing.update());

        assertThat(SHOOT.configMaps()
                        .inNamespace("default")
                        .withLabelSelector(selector)
                        .list()
                        .getItems())
                .filteredOn(found -> found.getMetadata().getName().equals("selected"))
                .hasSize(matches ? 1 : 0);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/dev/granary/selection/selectors-refused.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void refuses(String selector, String problem) {
        assertThatThrownBy(() -> SHOOT.configMaps()
                        .inNamespace("default")
                        .withLabelSelector(selector)
                        .list())
                .as(problem)
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(400));
    }

    private static Map<String, String> labels(@Nullable String text) {
        return text == null
                ? Map.of()
                : Arrays.stream(text.split(",", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
