package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.backup.domain.BlobDamage;
import dev.granary.backup.domain.Integrity;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a verification found, as one JSON text. */
@Converter
class IntegrityText implements AttributeConverter<@Nullable Integrity, @Nullable String> {
    private static final TypeReference<Kept> TYPE = new TypeReference<>() {};

    record Kept(
            String verifiedAt,
            boolean deep,
            Integrity.Checked checked,
            Integrity.Losses losses,
            List<BlobDamage> damages) {}

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Integrity it) {
        return it == null
                ? null
                : JsonText.write(
                        new Kept(it.verifiedAt().toString(), it.deep(), it.checked(), it.losses(), it.damages()));
    }

    @Override
    public @Nullable Integrity convertToEntityAttribute(@Nullable String text) {
        Kept it = JsonText.read(text, TYPE);
        return it == null
                ? null
                : new Integrity(Instant.parse(it.verifiedAt()), it.deep(), it.checked(), it.losses(), it.damages());
    }
}
