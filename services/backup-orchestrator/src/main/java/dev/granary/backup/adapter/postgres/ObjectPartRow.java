package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.backup.domain.ObjectPart;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A part as one row: its objects are many, much alike, and read together. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields, or the constructor does
abstract class ObjectPartRow<T> {
    @EmbeddedId
    ObjectPartKey key;

    boolean isLast;
    byte[] objects;

    protected ObjectPartRow() {}

    ObjectPartRow(UUID id, ObjectPart<T> part) {
        key = new ObjectPartKey(id, part.number());
        isLast = part.last();
        objects = compressed(part.objects());
    }

    /** What its objects are. */
    abstract TypeReference<List<T>> type();

    ObjectPart<T> toDomain() {
        return new ObjectPart<>(key.part(), isLast, decompressed());
    }

    private static byte[] compressed(List<?> objects) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Objects.requireNonNull(JsonText.write(objects)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes everything", impossible);
        }
        return bytes.toByteArray();
    }

    private List<T> decompressed() {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(objects))) {
            String text = new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
            return Objects.requireNonNull(JsonText.read(text, type()));
        } catch (IOException corrupt) {
            throw new UncheckedIOException("the objects of a part cannot be read", corrupt);
        }
    }
}
