package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.ObjectResult;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A part as one row: its objects are many, much alike, and read together. */
@Entity
@Table(name = "backup_objects")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields, or the constructor does
class ObjectPartRow {
    private static final TypeReference<List<ObjectResult>> TYPE = new TypeReference<>() {};

    @EmbeddedId
    ObjectPartKey key;

    boolean isLast;
    byte[] objects;

    protected ObjectPartRow() {}

    ObjectPartRow(BackupId backup, ObjectPart part) {
        key = new ObjectPartKey(backup.value(), part.number());
        isLast = part.last();
        objects = compressed(part.objects());
    }

    ObjectPart toDomain() {
        return new ObjectPart(key.part(), isLast, decompressed(objects));
    }

    private static byte[] compressed(List<ObjectResult> objects) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Objects.requireNonNull(JsonText.write(objects)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes everything", impossible);
        }
        return bytes.toByteArray();
    }

    private static List<ObjectResult> decompressed(byte[] bytes) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            String text = new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
            return Objects.requireNonNull(JsonText.read(text, TYPE));
        } catch (IOException corrupt) {
            throw new UncheckedIOException("the objects of a backup cannot be read", corrupt);
        }
    }
}
