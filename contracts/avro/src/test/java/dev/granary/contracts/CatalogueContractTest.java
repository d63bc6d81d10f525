package dev.granary.contracts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** The catalogue between the two markers of README.md is made from the code. */
class CatalogueContractTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- catalogue: made by CatalogueContractTest -->\n";
    private static final String END = "<!-- end of catalogue -->\n";

    @Test
    void theReadmeNamesEveryTopicAndRecord() {
        var readme = FrozenFiles.read(README);
        var before = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length());
        var after = readme.substring(readme.indexOf(END));

        FrozenFiles.keepEqual(README, before + catalogue() + after);
    }

    private static String catalogue() {
        return topicTable() + "\n"
                + Arrays.stream(Topics.values())
                        .map(topic -> section(topic.topic(), topic.records()))
                        .collect(Collectors.joining())
                + section("granary.tenants.<tenant>.commands.v1", Topics.commands())
                + "## granary.tenants.<tenant>.events.v1\n\nThe records of `granary.agent-events.v1`, before the ingest.\n\n";
    }

    private static String topicTable() {
        var rows = Arrays.stream(Topics.values())
                .map(topic -> row(
                        topic.topic(),
                        topic.writer().serviceName(),
                        topic.readers().stream().map(Participant::serviceName).collect(Collectors.joining(", ")),
                        topic.settings()))
                .collect(Collectors.joining());
        return "| topic | written by | read by | kept | partitions |\n|---|---|---|---|---|\n" + rows
                + row(
                        "granary.tenants.<tenant>.commands.v1",
                        "backup-orchestrator",
                        "the tenant's agents",
                        Topics.tenantSettings())
                + row(
                        "granary.tenants.<tenant>.events.v1",
                        "the tenant's agents",
                        "cluster-registry (ingest)",
                        Topics.tenantSettings())
                + row("<topic>.dlq.<reader>", "the reader", "people", Topics.deadLetterSettings());
    }

    private static String row(String topic, String writer, String readers, TopicSettings settings) {
        return "| `%s` | %s | %s | %s | %d |\n"
                .formatted(topic, writer, readers, kept(settings), settings.partitions());
    }

    private static String kept(TopicSettings settings) {
        var days = Duration.ofMillis(Long.parseLong(settings.config().getOrDefault("retention.ms", "0")))
                .toDays();
        var compacted = settings.config().containsKey("min.compaction.lag.ms") ? ", compacted after 7 d" : "";
        return days + " d" + compacted;
    }

    private static String section(String topic, List<Class<? extends SpecificRecordBase>> records) {
        return "## " + topic + "\n\n"
                + records.stream()
                        .map(SpecificData.get()::getSchema)
                        .map(CatalogueContractTest::line)
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String line(Schema schema) {
        return "- `%s`: %s\n".formatted(schema.getFullName().replace("dev.granary.contracts.", ""), schema.getDoc());
    }
}
