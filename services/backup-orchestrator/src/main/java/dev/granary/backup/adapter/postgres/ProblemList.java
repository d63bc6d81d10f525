package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.granary.backup.domain.Problem;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** The problems of a backup as one JSON text: they are written and read whole, and never searched. */
@Converter
class ProblemList implements AttributeConverter<List<Problem>, String> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Problem>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<Problem> problems) {
        try {
            return JSON.writeValueAsString(problems);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("problems hold only text", impossible);
        }
    }

    @Override
    public List<Problem> convertToEntityAttribute(String text) {
        try {
            return JSON.readValue(text, TYPE);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("the problems of a backup cannot be read", corrupt);
        }
    }
}
