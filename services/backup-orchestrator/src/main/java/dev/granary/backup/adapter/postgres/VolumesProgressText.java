package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.backup.domain.VolumesProgress;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The progress of volumes as one JSON text. */
@Converter
class VolumesProgressText implements AttributeConverter<@Nullable VolumesProgress, @Nullable String> {
    private static final TypeReference<VolumesProgress> TYPE = new TypeReference<>() {};

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable VolumesProgress progress) {
        return JsonText.write(progress);
    }

    @Override
    public @Nullable VolumesProgress convertToEntityAttribute(@Nullable String text) {
        return JsonText.read(text, TYPE);
    }
}
