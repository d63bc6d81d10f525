package dev.granary.engine.volume.index;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.granary.engine.posix.DeviceNumber;
import dev.granary.engine.posix.UnixTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Takes single values from JSON, each of the type that it has to be. */
final class ValueParser {

    private static final int MAX_MODE_DIGITS = 4;

    private final JsonParser json;

    ValueParser(JsonParser json) {
        this.json = json;
    }

    UnixTime time() throws IOException {
        require(JsonToken.START_ARRAY, json.currentToken());
        json.nextToken();
        long seconds = number();
        json.nextToken();
        int nanos = integer();
        require(JsonToken.END_ARRAY, json.nextToken());
        return new UnixTime(seconds, nanos);
    }

    DeviceNumber device() throws IOException {
        UnixTime pair = time();
        return new DeviceNumber(Math.toIntExact(pair.seconds()), pair.nanos());
    }

    int mode() throws IOException {
        String octal = string();
        if (octal.length() > MAX_MODE_DIGITS) {
            throw new IllegalArgumentException("mode out of range");
        }
        return Integer.parseInt(octal, 8);
    }

    int integer() throws IOException {
        require(JsonToken.VALUE_NUMBER_INT, json.currentToken());
        return json.getIntValue();
    }

    long number() throws IOException {
        require(JsonToken.VALUE_NUMBER_INT, json.currentToken());
        return json.getLongValue();
    }

    String string() throws IOException {
        require(JsonToken.VALUE_STRING, json.currentToken());
        return json.getText();
    }

    byte[] text() throws IOException {
        return string().getBytes(StandardCharsets.UTF_8);
    }

    byte[] base64() throws IOException {
        require(JsonToken.VALUE_STRING, json.currentToken());
        return json.getBinaryValue();
    }

    static void require(JsonToken expected, JsonToken found) {
        if (expected != found) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }
}
