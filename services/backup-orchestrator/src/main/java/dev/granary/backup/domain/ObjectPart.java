package dev.granary.backup.domain;

import java.util.List;

/** Some of the objects of a backup: part {@code number}, from 1; {@code last} when no part follows. */
public record ObjectPart(int number, boolean last, List<ObjectResult> objects) {
    public ObjectPart {
        objects = List.copyOf(objects);
    }
}
