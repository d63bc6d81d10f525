package dev.granary.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Every schema that a writer may have used: those of this version and those frozen under {@code /history}. */
final class Schemas {
    private static final String HISTORY = "/history/";
    private static final Map<Class<?>, Long> FINGERPRINTS = new ConcurrentHashMap<>();
    private static final Schemas KNOWN = new Schemas(
            Topics.allRecords(), index().stream().map(Schemas::parse).toList());

    private final Map<Long, SpecificDatumReader<SpecificRecordBase>> readers = new HashMap<>();

    /**
     * Makes a reader for every schema.
     *
     * @param records what is decoded into
     * @param released schemas of writers, of this version and of earlier ones; one of a record that is gone is left out
     */
    Schemas(Collection<Class<? extends SpecificRecordBase>> records, Collection<Schema> released) {
        var data = new ContractData(Schemas.class.getClassLoader());
        Map<String, Schema> current = new HashMap<>();
        for (Class<? extends SpecificRecordBase> type : records) {
            Schema schema = data.getSchema(type);
            current.put(schema.getFullName(), schema);
            add(schema, schema, data);
        }
        for (Schema writer : released) {
            Schema reader = current.get(writer.getFullName());
            if (reader != null) {
                add(writer, reader, data);
            }
        }
    }

    static Schemas known() {
        return KNOWN;
    }

    @Nullable
    SpecificDatumReader<SpecificRecordBase> readerOf(long fingerprint) {
        return readers.get(fingerprint);
    }

    /** Fingerprint of the schema that the record's class was generated from; computed once per class. */
    static long fingerprint(SpecificRecordBase event) {
        return FINGERPRINTS.computeIfAbsent(event.getClass(), type -> fingerprint(event.getSchema()));
    }

    static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    static String hex(long fingerprint) {
        return "%016x".formatted(fingerprint);
    }

    /** Paths of the frozen schemas below {@code /history}; a class path cannot be listed, so a file names them. */
    static List<String> index() {
        return resource("index").lines().filter(line -> !line.isBlank()).toList();
    }

    private static Schema parse(String path) {
        return new Schema.Parser().parse(resource(path));
    }

    private static String resource(String path) {
        try (var in = Schemas.class.getResourceAsStream(HISTORY + path)) {
            if (in == null) {
                throw new IllegalStateException("the contracts lack " + HISTORY + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(HISTORY + path, e);
        }
    }

    private void add(Schema writer, Schema reader, ContractData data) {
        readers.putIfAbsent(fingerprint(writer), new SpecificDatumReader<>(writer, reader, data));
    }
}
