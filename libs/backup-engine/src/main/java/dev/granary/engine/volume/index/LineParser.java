package dev.granary.engine.volume.index;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.posix.AttributeName;
import dev.granary.engine.volume.ByteString;
import dev.granary.engine.volume.ContentDigest;
import dev.granary.engine.volume.ExtendedAttribute;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.Run;
import dev.granary.engine.volume.Runs;
import dev.granary.engine.volume.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes the fields of a line from JSON; {@link LineFields} makes a line of them. */
final class LineParser {

    private final JsonParser json;
    private final ValueParser values;

    LineParser(JsonParser json) {
        this.json = json;
        this.values = new ValueParser(json);
    }

    /** The object that begins with the current token; empty for a line of a kind that a later version may add. */
    Optional<IndexLine> parse() throws IOException {
        ValueParser.require(JsonToken.START_OBJECT, json.currentToken());
        LineFields fields = new LineFields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            take(name, fields);
        }
        return fields.toLine();
    }

    private void take(String name, LineFields fields) throws IOException {
        switch (name) {
            case "path" -> fields.path = TreePath.of(values.text());
            case "path64" -> fields.path = TreePath.of(values.base64());
            case "type" -> fields.type = values.string();
            case "mode" -> fields.mode = values.mode();
            case "uid" -> fields.uid = values.number();
            case "gid" -> fields.gid = values.number();
            case "inode" -> fields.inode = values.number();
            case "links" -> fields.links = values.number();
            case "mtime" -> fields.modified = values.time();
            case "ctime" -> fields.changed = values.time();
            case "size" -> fields.size = values.number();
            case "xattrs" -> fields.extended = attributes();
            default -> takeContent(name, fields);
        }
    }

    private void takeContent(String name, LineFields fields) throws IOException {
        switch (name) {
            case "read" -> fields.read = ReadState.valueOf(values.string().toUpperCase(Locale.ROOT));
            case "digest" -> fields.digest = new ContentDigest(values.string());
            case "runs" -> fields.runs = runs();
            case "target" -> fields.target = ByteString.of(values.text());
            case "target64" -> fields.target = ByteString.of(values.base64());
            case "to" -> fields.first = TreePath.of(values.text());
            case "to64" -> fields.first = TreePath.of(values.base64());
            case "device" -> fields.device = values.device();
            case "pack" -> fields.pack = values.integer();
            case "id" -> fields.packId = new PackId(values.string());
            case "bytes" -> fields.packBytes = values.number();
            case "chunks" -> fields.packChunks = values.integer();
            case "problem" -> fields.problem = values.string();
            case "message" -> fields.message = values.string();
            default -> json.skipChildren();
        }
    }

    private Runs runs() throws IOException {
        ValueParser.require(JsonToken.START_ARRAY, json.currentToken());
        Runs.Builder runs = new Runs.Builder();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            runs.add(run());
        }
        return runs.build();
    }

    private Run run() throws IOException {
        json.nextToken();
        long first = values.number();
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return new Run.Hole(first);
        }
        int firstEntry = values.integer();
        json.nextToken();
        int count = values.integer();
        ValueParser.require(JsonToken.END_ARRAY, json.nextToken());
        return new Run.Chunks(Math.toIntExact(first), firstEntry, count);
    }

    private List<ExtendedAttribute> attributes() throws IOException {
        ValueParser.require(JsonToken.START_ARRAY, json.currentToken());
        List<ExtendedAttribute> attributes = new ArrayList<>();
        int bytes = 0;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            ExtendedAttribute attribute = attribute();
            bytes += attribute.bytes();
            if (bytes > ExtendedAttribute.MAX_BYTES_OF_ENTRY) {
                throw new IllegalArgumentException("too many attributes");
            }
            attributes.add(attribute);
        }
        return attributes;
    }

    private ExtendedAttribute attribute() throws IOException {
        ByteString name = ByteString.of("");
        ByteString value = ByteString.of("");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = ByteString.of(values.text());
                case "name64" -> name = ByteString.of(values.base64());
                case "value64" -> value = ByteString.of(values.base64());
                default -> json.skipChildren();
            }
        }
        return new ExtendedAttribute(new AttributeName(name.toBytes()), value);
    }
}
