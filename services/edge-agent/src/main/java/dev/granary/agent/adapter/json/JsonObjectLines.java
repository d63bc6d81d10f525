package dev.granary.agent.adapter.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.agent.application.port.ObjectLines;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.Need;
import dev.granary.agent.domain.kube.StoredObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about an object comes before the object, so that a reader of many lines can stop early. */
public final class JsonObjectLines implements ObjectLines {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> TREE = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Override
    public byte[] write(StoredObject stored) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("resource", stored.kind().qualifiedResource());
        stored.object().controller().ifPresent(owner -> line.put("controlledBy", owner.kind() + " " + owner.name()));
        putUnlessEmpty(
                line,
                "neededBy",
                stored.neededBy().stream().map(JsonObjectLines::need).toList());
        putUnlessEmpty(line, "unchangedIn", stored.unchangedIn());
        putUnlessEmpty(line, "storedIn", stored.storedIn());
        line.put("object", stored.object().fields().map());
        try {
            return json.writeValueAsBytes(line);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree of maps is always JSON", e);
        }
    }

    private static void putUnlessEmpty(Map<String, @Nullable Object> line, String field, List<?> values) {
        if (!values.isEmpty()) {
            line.put(field, values);
        }
    }

    private static Map<String, Object> need(Need need) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("namespace", need.namespace());
        fields.put("resource", need.kind().qualifiedResource());
        fields.put("kind", need.kind().kind());
        fields.put("name", need.name());
        String through = need.through();
        if (through != null) {
            fields.put("through", through);
        }
        return fields;
    }

    @Override
    public StoredObject read(byte[] line) {
        Fields fields = Fields.of(tree(line));
        KubeObject object =
                new KubeObject(fields.child("object").orElseThrow(() -> unreadable("there is no object in it", null)));
        return new StoredObject(
                kind(fields, object.kind()),
                object,
                fields.children("neededBy").stream().map(JsonObjectLines::need).toList(),
                fields.texts("unchangedIn"),
                fields.texts("storedIn"));
    }

    private static Need need(Fields fields) {
        return new Need(
                kind(fields, fields.text("kind").orElse("")),
                fields.text("namespace").orElse(""),
                fields.text("name").orElse(""),
                fields.text("through").orElse(null));
    }

    private static KindName kind(Fields fields, String kind) {
        return kindName(fields.text("resource").orElseThrow(() -> unreadable("it names no resource", null)), kind);
    }

    private static KindName kindName(String qualifiedResource, String kind) {
        int dot = qualifiedResource.indexOf('.');
        return dot < 0
                ? new KindName("", qualifiedResource, kind)
                : new KindName(qualifiedResource.substring(dot + 1), qualifiedResource.substring(0, dot), kind);
    }

    private Map<String, @Nullable Object> tree(byte[] line) {
        try {
            Map<String, @Nullable Object> tree = json.readValue(line, TREE);
            if (tree == null) {
                throw unreadable("it is null", null);
            }
            return tree;
        } catch (IOException e) {
            throw unreadable("it is not a JSON object", e);
        }
    }

    @Override
    public KindName kindOf(byte[] line) {
        try (JsonParser parser = json.createParser(line)) {
            String resource = text(parser, "resource");
            enter(parser, "object");
            return kindName(resource, text(parser, "kind"));
        } catch (IOException e) {
            throw unreadable("resource, object and kind do not come in this order", e);
        }
    }

    @Override
    public @Nullable String namespaceOf(byte[] line) {
        try (JsonParser parser = json.createParser(line)) {
            enter(parser, "object");
            enter(parser, "metadata");
            return find(parser, "namespace") ? parser.getText() : null;
        } catch (IOException e) {
            throw unreadable("the object has no metadata", e);
        }
    }

    private static String text(JsonParser parser, String field) throws IOException {
        if (!find(parser, field)) {
            throw new EOFException("no " + field);
        }
        return parser.getText();
    }

    private static void enter(JsonParser parser, String field) throws IOException {
        if (!find(parser, field) || parser.currentToken() != JsonToken.START_OBJECT) {
            throw new EOFException("no object " + field);
        }
    }

    /** Goes to the value of a field of the object in which the parser is, or to the end of that object. */
    private static boolean find(JsonParser parser, String field) throws IOException {
        if (parser.currentToken() == null) {
            parser.nextToken();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isFound = parser.currentName().equals(field);
            parser.nextToken();
            if (isFound) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static UnreadableLineException unreadable(String why, @Nullable Throwable cause) {
        return new UnreadableLineException("a line of the backup cannot be read: " + why, cause);
    }
}
