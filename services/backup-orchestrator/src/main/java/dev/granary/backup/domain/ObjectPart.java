package dev.granary.backup.domain;

import java.util.List;

/** Some of the objects of a backup or restore: part {@code number}, from 1; {@code last} when no part follows. */
public record ObjectPart<T>(int number, boolean last, List<T> objects) {
    public ObjectPart {
        objects = List.copyOf(objects);
    }
}
