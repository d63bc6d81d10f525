package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.List;

/** Optimistic concurrency: what an update says of the state that it replaces. */
final class UpdateRules {

    private UpdateRules() {}

    /** A custom resource is only updated by who says which version. */
    static void checkVersionGiven(Call call, ObjectNode body) {
        ResourceDefinition definition = call.definition();
        if (definition.custom() && Meta.of(body).resourceVersion().isEmpty()) {
            Cause cause = Cause.invalid("metadata.resourceVersion", "0", "must be specified for an update");
            throw Failures.invalid(definition.group(), definition.resource(), call.name(), List.of(cause));
        }
    }

    static void checkPreconditions(Call call, Stored live, ObjectNode next) {
        Meta meta = Meta.of(next);
        if (!meta.uid().isEmpty() && !meta.uid().equals(live.uid())) {
            if (call.body().isPatch()) {
                Cause cause = Cause.invalid("metadata.uid", "\"" + meta.uid() + "\"", "field is immutable");
                ResourceDefinition definition = call.definition();
                throw Failures.invalid(definition.group(), definition.kind(), call.name(), List.of(cause));
            }
            throw Failures.conflict(
                    call.definition().groupResource(),
                    call.name(),
                    "Precondition failed: UID in precondition: " + meta.uid() + ", UID in object meta: " + live.uid());
        }
        String version = meta.resourceVersion();
        if (!version.isEmpty() && !version.equals(Long.toString(live.version()))) {
            throw Failures.modified(call.definition().groupResource(), call.name());
        }
    }
}
