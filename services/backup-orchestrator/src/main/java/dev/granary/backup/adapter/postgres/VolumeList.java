package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.backup.domain.VolumeTotals;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The volumes of a backup as one JSON text. */
@Converter
class VolumeList implements AttributeConverter<@Nullable List<VolumeTotals>, @Nullable String> {
    private static final TypeReference<List<VolumeTotals>> TYPE = new TypeReference<>() {};

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<VolumeTotals> volumes) {
        return JsonText.write(volumes);
    }

    @Override
    public @Nullable List<VolumeTotals> convertToEntityAttribute(@Nullable String text) {
        return JsonText.read(text, TYPE);
    }
}
