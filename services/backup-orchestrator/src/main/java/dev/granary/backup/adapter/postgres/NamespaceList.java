package dev.granary.backup.adapter.postgres;

import dev.granary.backup.domain.NamespaceName;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The namespaces of a backup with commas between them, which no name of a namespace can hold. */
@Converter
class NamespaceList implements AttributeConverter<List<NamespaceName>, String> {
    @Override
    public String convertToDatabaseColumn(List<NamespaceName> namespaces) {
        return namespaces.stream().map(NamespaceName::value).collect(Collectors.joining(","));
    }

    @Override
    public List<NamespaceName> convertToEntityAttribute(String text) {
        return Arrays.stream(text.split(",", -1)).map(NamespaceName::new).toList();
    }
}
