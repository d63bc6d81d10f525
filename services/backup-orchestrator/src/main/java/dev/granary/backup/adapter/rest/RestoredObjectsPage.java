package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.FindObjects.Page;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.backup.domain.RestoredObject.Outcome;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a restore; {@code next} goes into {@code after}. {@code complete} is false as long as the agent has not told of
 * all objects, or could not.
 */
@Schema(name = "RestoredObjects")
record RestoredObjectsPage(List<Item> items, @Nullable String next, boolean complete) {

    /**
     * {@code namespace} is the one in the cluster; {@code name} is empty when a whole kind is meant; {@code reason} and
     * {@code message} are null when there is nothing to explain.
     */
    @Schema(name = "RestoredObject")
    record Item(
            @Nullable String apiVersion,
            String kind,
            @Nullable String namespace,
            String name,
            Outcome result,
            @Nullable String reason,
            @Nullable String message) {
        private static Item of(RestoredObject it) {
            return new Item(
                    orNull(it.apiVersion()),
                    it.kind(),
                    it.namespace(),
                    it.name(),
                    it.outcome(),
                    orNull(it.reason()),
                    orNull(it.message()));
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    static RestoredObjectsPage of(Page<RestoredObject> page) {
        return new RestoredObjectsPage(
                page.objects().stream().map(Item::of).toList(), ObjectCursor.of(page.next()), page.complete());
    }
}
