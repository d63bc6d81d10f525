package dev.granary.repository;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import dev.granary.engine.catalogue.Damage;
import dev.granary.engine.seal.SealException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The files that a damage costs. They are looked for while they are written: there may be more of them than memory has room for. */
final class LostFileList extends JsonSerializable.Base {

    private final Losses losses;
    private final Damage damage;
    private final long mostNamed;
    private long count;
    private @Nullable String unknown;

    LostFileList(Losses losses, Damage damage, long mostNamed) {
        this.losses = losses;
        this.damage = damage;
        this.mostNamed = mostNamed;
    }

    private record LostFile(String volume, String path, String message) {}

    /** How many there are; known when the list is written. */
    record Count(LostFileList files) {
        @JsonValue
        long value() {
            return files.count;
        }
    }

    /** Why nobody can tell; known when the list is written. */
    record Unknown(LostFileList files) {
        @JsonValue
        @Nullable
        String value() {
            return files.unknown;
        }
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartArray();
        try {
            if (!damage.packs().isEmpty()) {
                write(json, provider);
            }
        } catch (SealException e) {
            unknown = e.getMessage();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, SerializerProvider provider) {
        losses.forEach(damage, (volume, file) -> {
            if (count++ < mostNamed) {
                LostFile lost = new LostFile(VolumeName.of(volume).toString(), file.path(), file.message());
                try {
                    provider.defaultSerializeValue(lost, json);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        serialize(json, provider);
    }
}
