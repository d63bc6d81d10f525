package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.selection.SelectionRequest;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a backup was asked to hold, as one JSON text. */
@Converter
class SelectionList implements AttributeConverter<@Nullable List<SelectionRequest>, @Nullable String> {
    private static final TypeReference<List<SelectionRequest>> TYPE = new TypeReference<>() {};

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<SelectionRequest> selections) {
        return JsonText.write(selections);
    }

    @Override
    public @Nullable List<SelectionRequest> convertToEntityAttribute(@Nullable String text) {
        return JsonText.read(text, TYPE);
    }
}
