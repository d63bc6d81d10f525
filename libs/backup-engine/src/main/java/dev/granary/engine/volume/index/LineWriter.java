package dev.granary.engine.volume.index;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granary.engine.posix.UnixTime;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.ExtendedAttribute;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.Run;
import dev.granary.engine.volume.VolumeEntry.HardLink;
import dev.granary.engine.volume.VolumeEntry.Item;
import dev.granary.engine.volume.VolumeProblem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes the fields of lines. */
final class LineWriter {

    private final JsonGenerator json;

    LineWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Item item) throws IOException {
        json.writeStartObject();
        writeBytes("path", item.path().toBytes());
        writeAttributes(item.attributes());
        if (!item.extended().isEmpty()) {
            writeExtended(item.extended());
        }
        writeContent(item.content());
        json.writeEndObject();
    }

    void write(HardLink link) throws IOException {
        json.writeStartObject();
        writeBytes("path", link.path().toBytes());
        json.writeStringField("type", IndexFormat.HARD_LINK);
        writeBytes("to", link.first().toBytes());
        json.writeEndObject();
    }

    void write(IndexedPack pack) throws IOException {
        json.writeStartObject();
        json.writeNumberField("pack", pack.number());
        json.writeStringField("id", pack.id().value());
        json.writeNumberField("bytes", pack.bytes());
        json.writeNumberField("chunks", pack.chunks());
        json.writeEndObject();
    }

    void write(VolumeProblem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("problem", problem.reason().name());
        writeBytes("path", problem.path().toBytes());
        json.writeStringField("message", problem.message());
        json.writeEndObject();
    }

    private void writeAttributes(Attributes attributes) throws IOException {
        json.writeStringField("type", IndexFormat.nameOf(attributes.type()));
        json.writeStringField("mode", Integer.toOctalString(attributes.mode()));
        json.writeNumberField("uid", attributes.uid());
        json.writeNumberField("gid", attributes.gid());
        json.writeNumberField("inode", attributes.inode());
        if (attributes.links() > 1) {
            json.writeNumberField("links", attributes.links());
        }
        writeTime("mtime", attributes.modified());
        writeTime("ctime", attributes.changed());
        if (attributes.size() > 0) {
            json.writeNumberField("size", attributes.size());
        }
    }

    private void writeExtended(List<ExtendedAttribute> attributes) throws IOException {
        json.writeArrayFieldStart("xattrs");
        for (ExtendedAttribute attribute : attributes) {
            json.writeStartObject();
            writeBytes("name", attribute.name().toBytes());
            json.writeBinaryField(
                    "value" + IndexFormat.BASE64, attribute.value().toBytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeContent(Content content) throws IOException {
        switch (content) {
            case Content.Bytes bytes -> writeFile(bytes);
            case Content.Target(var target) -> writeBytes("target", target.toBytes());
            case Content.Device(var number) -> {
                json.writeFieldName("device");
                json.writeArray(new int[] {number.major(), number.minor()}, 0, 2);
            }
            case Content.Nothing() -> {}
        }
    }

    private void writeFile(Content.Bytes bytes) throws IOException {
        if (bytes.read() != ReadState.SETTLED) {
            json.writeStringField("read", bytes.read().name().toLowerCase(Locale.ROOT));
        }
        json.writeStringField("digest", bytes.digest().hex());
        json.writeArrayFieldStart("runs");
        for (Run run : bytes.runs()) {
            json.writeStartArray();
            switch (run) {
                case Run.Chunks(int pack, int firstEntry, int count) -> {
                    json.writeNumber(pack);
                    json.writeNumber(firstEntry);
                    json.writeNumber(count);
                }
                case Run.Hole(long length) -> json.writeNumber(length);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeTime(String name, UnixTime time) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeNumber(time.seconds());
        json.writeNumber(time.nanos());
        json.writeEndArray();
    }

    private void writeBytes(String name, byte[] bytes) throws IOException {
        if (Utf8.isValid(bytes)) {
            json.writeFieldName(name);
            json.writeUTF8String(bytes, 0, bytes.length);
        } else {
            json.writeBinaryField(name + IndexFormat.BASE64, bytes);
        }
    }
}
