package dev.granary.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Writes results: records, alone or as the rows of a list. */
final class Output {

    private final OutputFormat format;
    private final PrintWriter out;

    Output(OutputFormat format, PrintWriter out) {
        this.format = format;
        this.out = out;
    }

    /** The one result of a command. */
    void value(Record value) {
        switch (format) {
            case TABLE -> new Table(out, mapper()).print(value);
            case JSON -> {
                write(value);
                out.println();
            }
            case YAML -> write(value);
        }
        out.flush();
    }

    private void write(Record value) {
        try {
            mapper().writerWithDefaultPrettyPrinter().writeValue(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of one type, written as they come. */
    <T extends Record> Rows<T> rows(Class<T> type) {
        return switch (format) {
            case TABLE -> new TableRows<>(new Table(out, mapper()), type);
            case JSON, YAML -> new Sequence<>(mapper(), out);
        };
    }

    /** Takes rows. Its end is the end of the list. */
    interface Rows<T extends Record> extends AutoCloseable {

        void add(T row);

        @Override
        void close();
    }

    private record Sequence<T extends Record>(SequenceWriter writer, PrintWriter out) implements Rows<T> {

        Sequence(ObjectMapper mapper, PrintWriter out) {
            this(begin(mapper, out), out);
        }

        private static SequenceWriter begin(ObjectMapper mapper, PrintWriter out) {
            try {
                return mapper.writer().writeValuesAsArray(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void add(T row) {
            try {
                writer.write(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out.println();
            out.flush();
        }
    }

    private ObjectMapper mapper() {
        var builder = format == OutputFormat.YAML
                ? YAMLMapper.builder()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                : JsonMapper.builder();
        return builder.addModule(new JavaTimeModule())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                        SerializationFeature.WRAP_EXCEPTIONS)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
    }
}
