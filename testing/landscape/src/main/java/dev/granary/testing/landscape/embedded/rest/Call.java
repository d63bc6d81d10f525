package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.auth.User;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import java.util.List;

/**
 * A request for a resource, understood and allowed.
 *
 * @param namespace empty for a cluster-scoped resource or all namespaces
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
public record Call(
        ResourceDefinition definition,
        String namespace,
        String name,
        String subresource,
        Query query,
        Body body,
        User user,
        Permission permission,
        String userAgent) {

    /** Refuses with 403 what else the caller would have to be allowed to do. */
    @FunctionalInterface
    public interface Permission {
        void require(String verb);
    }

    public ObjectKey key() {
        return new ObjectKey(definition.namespaced() ? namespace : "", name);
    }

    /** The field manager: as asked for, else the product of the user agent. */
    public String manager() {
        String agent = userAgent.isEmpty() ? "unknown" : userAgent;
        int slash = agent.indexOf('/');
        return query.text("fieldManager").orElse(slash > 0 ? agent.substring(0, slash) : agent);
    }

    public boolean isDryRun(String optionsKind) {
        String value = query.text("dryRun").orElse("");
        if (!value.isEmpty() && !value.equals("All")) {
            throw Failures.invalid(
                    "meta.k8s.io",
                    optionsKind,
                    "",
                    List.of(Cause.unsupported("dryRun", "[\"" + value + "\"]", "\"All\"")));
        }
        return !value.isEmpty();
    }
}
