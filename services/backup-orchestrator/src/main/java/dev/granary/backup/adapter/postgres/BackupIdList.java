package dev.granary.backup.adapter.postgres;

import dev.granary.backup.domain.BackupId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids with commas between them; empty for none. */
@Converter
class BackupIdList implements AttributeConverter<List<BackupId>, String> {
    @Override
    public String convertToDatabaseColumn(List<BackupId> ids) {
        return ids.stream().map(BackupId::toString).collect(Collectors.joining(","));
    }

    @Override
    public List<BackupId> convertToEntityAttribute(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(UUID::fromString)
                        .map(BackupId::new)
                        .toList();
    }
}
