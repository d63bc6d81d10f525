package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.FindObjects.Page;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.ObjectResult.Result;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a backup; {@code next} goes into {@code after}. {@code complete} is false as long as the agent has not told of
 * all objects, or could not.
 */
@Schema(name = "BackedUpObjects")
record ObjectsPage(List<Item> items, @Nullable String next, boolean complete) {

    /** {@code name} is empty when a whole kind is meant; {@code reason} and {@code message} are null when it is STORED. */
    @Schema(name = "BackedUpObject")
    record Item(
            @Nullable String apiVersion,
            String kind,
            @Nullable String namespace,
            String name,
            Result result,
            @Nullable String reason,
            @Nullable String message) {
        private static Item of(ObjectResult it) {
            return new Item(
                    it.apiVersion(), it.kind(), it.namespace(), it.name(), it.result(), it.reason(), it.message());
        }
    }

    static ObjectsPage of(Page<ObjectResult> page) {
        return new ObjectsPage(
                page.objects().stream().map(Item::of).toList(), ObjectCursor.of(page.next()), page.complete());
    }
}
