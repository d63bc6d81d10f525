package dev.granary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that a release wrote, and what they mean. Each file: the bytes in hex, then the record as JSON. */
class GoldenBytesContractTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> golden() {
        return FrozenFiles.below(FOLDER, ".golden").stream();
    }

    static Stream<Class<? extends SpecificRecordBase>> records() {
        return Topics.allRecords().stream();
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordHasGoldenBytesOfItsCurrentSchema(Class<? extends SpecificRecordBase> type) {
        for (Samples kind : Samples.values()) {
            var sample = kind.of(type);
            var schema = History.fileOf(sample.getSchema()).toString();
            var file = FOLDER.resolve(
                    schema.replace(".avsc", "." + kind.name().toLowerCase(java.util.Locale.ROOT) + ".golden"));

            FrozenFiles.addIfMissing(file, hex(AvroCodec.encode(sample)) + "\n" + sample + "\n");

            assertThat(hex(AvroCodec.encode(sample))).isEqualTo(line(file, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void decodesWhatAReleaseWrote(Path path) throws JsonProcessingException {
        var file = FOLDER.resolve(path);

        var decoded = AvroCodec.decode(HexFormat.of().parseHex(line(file, 0)));

        assertContains(JSON.readTree(decoded.toString()), JSON.readTree(line(file, 1)), path.toString());
    }

    /** Equal in everything that was known when the bytes were written; later versions add fields. */
    private static void assertContains(JsonNode actual, JsonNode expected, String at) {
        assertThat(actual.getNodeType()).as(at).isEqualTo(expected.getNodeType());
        if (!expected.isContainerNode()) {
            assertThat(actual).as(at).isEqualTo(expected);
        } else if (expected.isArray()) {
            assertThat(actual).as(at).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertContains(actual.get(i), expected.get(i), at + "/" + i);
            }
        } else {
            expected.properties().forEach(field -> {
                assertThat(actual.has(field.getKey()))
                        .as(at + "/" + field.getKey())
                        .isTrue();
                assertContains(actual.get(field.getKey()), field.getValue(), at + "/" + field.getKey());
            });
        }
    }

    private static String line(Path file, int number) {
        return FrozenFiles.read(file).lines().skip(number).findFirst().orElseThrow();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
