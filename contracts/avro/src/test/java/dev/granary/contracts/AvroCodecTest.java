package dev.granary.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.granary.contracts.agent.v1.BackupFailed;
import dev.granary.contracts.agent.v1.StartBackup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroCodecTest {
    private static final int HEADER_BYTES = 10;

    static Stream<SpecificRecordBase> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void decodesWhatItEncoded(SpecificRecordBase sample) {
        assertThat(AvroCodec.decode(AvroCodec.encode(sample))).isEqualTo(sample);
    }

    @Test
    void writesWhatAvroItselfWrites() throws IOException {
        var sample = Samples.FULL.of(StartBackup.class);
        var avro = new BinaryMessageEncoder<>(sample.getSpecificData(), sample.getSchema());

        assertThat(ByteBuffer.wrap(AvroCodec.encode(sample))).isEqualTo(avro.encode(sample));
    }

    @Test
    void readsAnEarlierVersionThatLackedAField() throws IOException {
        var sample = (BackupFailed) Samples.SPARSE.of(BackupFailed.class);
        var earlier = without(sample.getSchema(), "startedAt");
        var schemas = new Schemas(List.of(BackupFailed.class), List.of(earlier));

        assertThat(AvroCodec.decode(encodeGeneric(sample, earlier), schemas)).isEqualTo(sample);
    }

    @Test
    void refusesASchemaThatNoReleaseKnew() throws IOException {
        var sample = Samples.FULL.of(BackupFailed.class);
        var bytes = encodeGeneric(sample, without(sample.getSchema(), "message"));

        assertThatThrownBy(() -> AvroCodec.decode(bytes))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining("no release knows the schema");
    }

    @Test
    void refusesWhatIsNoSingleObjectEncoding() {
        for (String text : List.of("", "x", "{\"json\": true}", "\u0000\u0000\u0000\u0000\u0001registry style")) {
            assertThatThrownBy(() -> AvroCodec.decode(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(UndecodableRecordException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesEveryTruncation(SpecificRecordBase sample) {
        var bytes = AvroCodec.encode(sample);
        for (int length = 0; length < bytes.length; length++) {
            var cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> AvroCodec.decode(cut)).isInstanceOf(UndecodableRecordException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesBytesAfterTheRecord(SpecificRecordBase sample) {
        var bytes = AvroCodec.encode(sample);
        var longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);

        assertThatThrownBy(() -> AvroCodec.decode(longer)).isInstanceOf(UndecodableRecordException.class);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void answersAnyBodyWithARecordOrARefusal(SpecificRecordBase sample) {
        var original = AvroCodec.encode(sample);
        var random = new Random(20261121);
        for (int round = 0; round < 500; round++) {
            var bytes = original.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[HEADER_BYTES + random.nextInt(bytes.length - HEADER_BYTES)] = (byte) random.nextInt();
            }
            var fault = catchThrowable(() -> AvroCodec.decode(bytes));
            assertThat(fault == null || fault instanceof UndecodableRecordException)
                    .as("%s", fault)
                    .isTrue();
        }
    }

    @Test
    void allocatesNoMoreThanTheMessageHolds() throws IOException {
        for (long claim : new long[] {Integer.MAX_VALUE - 8, Integer.MAX_VALUE, Long.MAX_VALUE, -1, -100}) {
            var string = upToTheNamespaces();
            var array = upToTheNamespaces();
            writeLong(string, 1);
            writeLong(string, claim);
            writeLong(array, claim);
            writeLong(array, 8);

            assertThatThrownBy(() -> AvroCodec.decode(string.toByteArray()))
                    .isInstanceOf(UndecodableRecordException.class);
            assertThatThrownBy(() -> AvroCodec.decode(array.toByteArray()))
                    .isInstanceOf(UndecodableRecordException.class);
        }
    }

    /** A StartBackup up to its list of namespaces, which is the last field. */
    private static ByteArrayOutputStream upToTheNamespaces() {
        var sparse = AvroCodec.encode(Samples.SPARSE.of(StartBackup.class));
        var bytes = new ByteArrayOutputStream();
        bytes.write(sparse, 0, sparse.length - 1);
        return bytes;
    }

    private static void writeLong(ByteArrayOutputStream bytes, long value) throws IOException {
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        encoder.writeLong(value);
        encoder.flush();
    }

    private static Schema without(Schema schema, String field) {
        var fields = schema.getFields().stream()
                .filter(f -> !f.name().equals(field))
                .map(f -> new Schema.Field(f, f.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    private static byte[] encodeGeneric(SpecificRecordBase sample, Schema writer) throws IOException {
        var record = new GenericData.Record(writer);
        writer.getFields().forEach(field -> record.put(field.name(), sample.get(field.name())));
        var bytes = new ByteArrayOutputStream();
        new BinaryMessageEncoder<Object>(sample.getSpecificData(), writer).encode(record, bytes);
        return bytes.toByteArray();
    }
}
