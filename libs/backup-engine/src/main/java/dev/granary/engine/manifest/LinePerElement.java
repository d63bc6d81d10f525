package dev.granary.engine.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** A line for each field of the manifest and for each element of its lists: short enough to store, and readable. */
final class LinePerElement extends MinimalPrettyPrinter {

    private static final long serialVersionUID = 1L;
    private static final String FIELD = "\n  ";
    private static final String ELEMENT = "\n    ";

    private int depth;

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        json.writeRaw('{');
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        json.writeRaw(depth == 1 ? FIELD : "");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        json.writeRaw(depth == 1 ? "," + FIELD : ", ");
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        depth--;
        json.writeRaw(depth == 0 ? "\n}" : "}");
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        json.writeRaw('[');
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        json.writeRaw(depth == 2 ? ELEMENT : "");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(depth == 2 ? "," + ELEMENT : ", ");
    }

    @Override
    public void writeEndArray(JsonGenerator json, int elements) throws IOException {
        depth--;
        json.writeRaw(depth == 1 && elements > 0 ? FIELD + "]" : "]");
    }
}
