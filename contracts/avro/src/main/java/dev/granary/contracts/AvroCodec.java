package dev.granary.contracts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Avro single-object encoding: the marker {@code C3 01}, the CRC-64-AVRO fingerprint of the writer's schema (8 bytes,
 * little endian), the binary body. Decodes what any released version wrote, into the records of this version.
 *
 * <p>Thread-safe, does not block, needs no JVM property.
 */
public final class AvroCodec {
    private static final int HEADER_BYTES = 10;
    private static final byte MARKER = (byte) 0xC3;
    private static final byte FORMAT = 1;

    private AvroCodec() {}

    /** Encodes with the schema that the record's class was generated from. */
    public static byte[] encode(SpecificRecordBase event) {
        var bytes = new ByteArrayOutputStream(256);
        bytes.writeBytes(header(Schemas.fingerprint(event)));
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecordBase>(event.getSchema(), event.getSpecificData())
                    .write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Decodes bytes from anyone, also hostile ones: memory stays within a small multiple of their length.
     *
     * @throws UndecodableRecordException for everything that {@link #encode} of some release did not write
     */
    public static SpecificRecordBase decode(byte[] bytes) {
        return decode(bytes, Schemas.known());
    }

    static SpecificRecordBase decode(byte[] bytes, Schemas schemas) {
        long fingerprint = fingerprintOf(bytes);
        var reader = schemas.readerOf(fingerprint);
        if (reader == null) {
            throw new UndecodableRecordException("no release knows the schema " + Schemas.hex(fingerprint));
        }
        try {
            var body = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
            SpecificRecordBase event = reader.read(null, new BoundedDecoder(body, bytes.length));
            if (!body.isEnd()) {
                throw new UndecodableRecordException("bytes follow the record of schema " + Schemas.hex(fingerprint));
            }
            return event;
        } catch (IOException | RuntimeException e) { // Avro has no common supertype for what a broken body causes
            throw undecodable(fingerprint, e);
        }
    }

    /** Schema identity as it stands in the CloudEvents attribute {@code dataschema}. */
    public static String dataSchema(SpecificRecordBase event) {
        return "urn:granary:schema:" + event.getSchema().getFullName() + ":" + Schemas.hex(Schemas.fingerprint(event));
    }

    private static UndecodableRecordException undecodable(long fingerprint, Exception cause) {
        return cause instanceof UndecodableRecordException known
                ? known
                : new UndecodableRecordException("body does not fit the schema " + Schemas.hex(fingerprint), cause);
    }

    private static long fingerprintOf(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != MARKER || bytes[1] != FORMAT) {
            throw new UndecodableRecordException(
                    "not a single-object encoded Avro record (" + bytes.length + " bytes)");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }

    private static byte[] header(long fingerprint) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .put(FORMAT)
                .putLong(fingerprint)
                .array();
    }
}
