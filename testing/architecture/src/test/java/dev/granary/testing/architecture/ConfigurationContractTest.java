package dev.granary.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.architecture.ConfigurationSources.Property;
import dev.granary.testing.architecture.ConfigurationSources.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/configuration.md is made from the configuration interfaces; {@code -Dgranary.docs.write=true} writes it anew. */
class ConfigurationContractTest {

    private static final Path ROOT = Path.of(System.getProperty("granary.root", "../.."));
    private static final Path DOCUMENT = ROOT.resolve("docs/configuration.md");
    private static final List<Section> SECTIONS =
            ConfigurationSources.below(ROOT.toAbsolutePath().normalize());

    static List<Property> properties() {
        return SECTIONS.stream()
                .flatMap(section -> section.properties().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("properties")
    void everyPropertySaysWhatItMeansAndWhatHappensAtItsLimits(Property property) {
        assertThat(property.name()).matches("(granary\\.[a-z]+|azure)\\.[a-z.-]+");
        assertThat(property.text().meaning()).as(property.name()).matches("[A-Z].*\\.");
        assertThat(property.text().limits()).as(property.name() + " <p>Limits:").matches("[a-z].*\\.");
    }

    @Test
    void everyServiceHasItsSection() {
        assertThat(SECTIONS)
                .extracting(section -> section.module().getFileName().toString())
                .contains(
                        "eventing",
                        "backup-orchestrator",
                        "cluster-registry",
                        "discovery-service",
                        "edge-agent",
                        "gateway",
                        "location-service");
        assertThat(properties()).extracting(Property::name).contains("granary.discovery.gardener.page-size");
    }

    @Test
    void theDocumentNamesEveryProperty() throws IOException {
        if (Boolean.getBoolean("granary.docs.write")) {
            Files.writeString(DOCUMENT, document());
        }

        assertThat(DOCUMENT)
                .as("run ./mvnw -f testing/architecture/pom.xml test -Dgranary.docs.write=true")
                .content()
                .isEqualTo(document());
    }

    private static String document() {
        return """
                # Configuration

                Made from the `@ConfigMapping` interfaces; do not edit. A property is set in the environment: upper case, and
                `_` for every dot and dash (`granary.backup.command-deadline` is `GRANARY_BACKUP_COMMAND_DEADLINE`). A
                `Duration` is written as ISO 8601 has it (`PT1M30S`). Broker and database are Quarkus' own properties
                (`KAFKA_*`, `QUARKUS_DATASOURCE_*`), which each service's README names.

                `GRANARY_INSTANCE` tells several processes of one service apart; `0` when left out. Two that run at once under
                the same one take each other's partitions away.
                """ + SECTIONS.stream().map(ConfigurationContractTest::section).collect(Collectors.joining());
    }

    private static String section(Section section) {
        return "\n## %s: `%s`\n\n%s\n\n| property | type | default | meaning | limits |\n|---|---|---|---|---|\n"
                        .formatted(
                                section.module(),
                                section.prefix(),
                                section.text().meaning())
                + section.properties().stream()
                        .map(ConfigurationContractTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(Property property) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        property.name(),
                        property.type().replaceAll("Optional<(.*)>", "$1"),
                        fallback(property),
                        property.text().meaning(),
                        capital(property.text().limits()));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String fallback(Property property) {
        String without = property.type().startsWith("Optional") ? "absent" : "required";
        return property.fallback().map(value -> "`" + value + "`").orElse(without);
    }
}
