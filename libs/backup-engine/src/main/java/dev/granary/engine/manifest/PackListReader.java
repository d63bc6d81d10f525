package dev.granary.engine.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.granary.engine.manifest.UnreadableManifestException.Damaged;
import dev.granary.engine.pack.PackId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the packs of a manifest one by one; strict about their order, so that none can be there twice. */
final class PackListReader {

    private static final int LARGEST_PACK = 64 << 20;

    private final JsonParser json;
    private final PackListBuilder packs = new PackListBuilder();
    private @Nullable PackId last;

    /** The parser stands at the list. */
    PackListReader(JsonParser json) {
        this.json = json;
    }

    PackList read() throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            readPack();
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
        return packs.build();
    }

    private void readPack() throws IOException {
        String id = "";
        int size = 0;
        int used = -1;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = json.getText();
                case "size" -> size = number();
                case "used" -> used = number();
                default -> json.skipChildren(); // of a later minor version
            }
        }
        require(size > 0 && size <= LARGEST_PACK && used >= 0 && used <= size);
        PackId pack = new PackId(id);
        require(last == null || last.compareTo(pack) < 0);
        packs.add(pack, size, used);
        last = pack;
    }

    private int number() throws IOException {
        require(json.currentToken() == JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Damaged("its list of packs is not what docs/format.md describes", null);
        }
    }
}
