package dev.granary.backup.adapter.rest;

import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which objects are meant: those of namespaces, narrowed by kind and label, or single ones. */
@Schema(name = "BackupSelection")
record SelectionBody(
        List<String> namespaces,
        @Nullable String namespaceSelector,
        List<String> includedKinds,
        List<String> excludedKinds,
        @Nullable String labelSelector,
        List<ObjectBody> objects) {

    /** One object. {@code namespace} is null for an object without one. */
    @Schema(name = "SelectedObject")
    record ObjectBody(
            @Schema(required = true, description = "For instance Secret or deployments.apps.") @Nullable
            String kind,

            @Schema(description = "Left out for an object without one.") @Nullable
            String namespace,

            @Schema(required = true) @Nullable String name) {

        private static ObjectBody of(ObjectRequest it) {
            return new ObjectBody(it.kind(), it.namespace(), it.name());
        }
    }

    static SelectionBody of(SelectionRequest it) {
        return new SelectionBody(
                it.namespaces(),
                it.namespaceSelector(),
                it.includedKinds(),
                it.excludedKinds(),
                it.labelSelector(),
                it.objects().stream().map(ObjectBody::of).toList());
    }
}
