package dev.granary.engine.store.azure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Ids of the blocks of one writer. Two writers of one name share the service's list of uncommitted blocks: the random part
 * keeps their bytes apart. All ids of a blob have to be equally long.
 */
final class BlockIds {

    private final UUID writer;
    private int next;

    private BlockIds(UUID writer) {
        this.writer = writer;
    }

    static BlockIds random() {
        return new BlockIds(UUID.randomUUID());
    }

    String next() {
        String id = writer + "-%08d".formatted(next++);
        return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }
}
