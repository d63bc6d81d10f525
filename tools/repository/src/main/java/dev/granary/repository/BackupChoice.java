package dev.granary.repository;

import java.util.UUID;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which backup somebody means. */
sealed interface BackupChoice {

    /** The one that was begun last. */
    record Latest() implements BackupChoice {}

    /** This one. */
    record Id(UUID id) implements BackupChoice {}

    /** None at all; only as a parent. */
    record None() implements BackupChoice {}

    /** Reads {@code latest} or a uuid. */
    final class Converter implements ITypeConverter<BackupChoice> {
        @Override
        public BackupChoice convert(String text) {
            return text.equals("latest") ? new Latest() : new Id(uuid(text, "latest or the uuid of a backup"));
        }
    }

    /** Reads {@code latest}, {@code none} or a uuid. */
    final class ParentConverter implements ITypeConverter<BackupChoice> {
        @Override
        public BackupChoice convert(String text) {
            return switch (text) {
                case "latest" -> new Latest();
                case "none" -> new None();
                default -> new Id(uuid(text, "latest, none or the uuid of a backup"));
            };
        }
    }

    private static UUID uuid(String text, String expected) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is not " + expected);
        }
    }
}
