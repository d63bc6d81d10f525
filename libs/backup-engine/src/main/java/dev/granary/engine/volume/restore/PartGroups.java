package dev.granary.engine.volume.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers parts until they have some bytes together. */
final class PartGroups {

    private final long groupBytes;
    private final Consumer<List<Part>> consumer;
    private List<Part> group = new ArrayList<>();
    private long bytes;

    PartGroups(long groupBytes, Consumer<List<Part>> consumer) {
        this.groupBytes = groupBytes;
        this.consumer = consumer;
    }

    void add(Part part) {
        group.add(part);
        bytes += part.bytes();
        if (bytes >= groupBytes) {
            end();
        }
    }

    /** Hands on what is left. */
    void end() {
        if (!group.isEmpty()) {
            List<Part> full = group;
            group = new ArrayList<>();
            bytes = 0;
            consumer.accept(full);
        }
    }
}
