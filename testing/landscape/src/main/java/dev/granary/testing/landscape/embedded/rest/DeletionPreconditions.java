package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;

/** A delete may name the one state of the object that it is about. */
final class DeletionPreconditions {

    private DeletionPreconditions() {}

    static void check(ResourceDefinition definition, Meta live, DeleteOptions options) {
        // kube-apiserver names the kind here, not the resource
        GroupResource shown = new GroupResource(definition.group(), definition.kind());
        String name = live.name();
        options.uid().filter(uid -> !uid.equals(live.uid())).ifPresent(uid -> {
            throw Failures.conflict(
                    shown,
                    name,
                    "the UID in the precondition (" + uid + ") does not match the UID in record (" + live.uid()
                            + "). The object might have been deleted and then recreated");
        });
        String version = live.resourceVersion();
        options.resourceVersion().filter(v -> !v.equals(version)).ifPresent(v -> {
            throw Failures.conflict(
                    shown,
                    name,
                    "the ResourceVersion in the precondition (" + v + ") does not match the ResourceVersion in record ("
                            + version + "). The object might have been modified");
        });
    }
}
