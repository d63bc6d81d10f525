package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as it is stored: with its apiVersion and kind, which lists leave out, and without what only means something
 * to the server that gave it. Kept: {@code uid} (owners are named by it), {@code creationTimestamp} and {@code status}.
 */
final class StoredForm {

    private static final List<String> SERVER_OWNED =
            List.of("managedFields", "resourceVersion", "generation", "selfLink");

    private StoredForm() {}

    static KubeObject of(ObjectKind kind, Fields given) {
        Map<String, @Nullable Object> stored = new LinkedHashMap<>();
        stored.put("apiVersion", kind.apiVersion());
        stored.put("kind", kind.kind());
        given.map().forEach(stored::putIfAbsent);
        Fields object = Fields.of(stored);
        SERVER_OWNED.forEach(field -> object.remove("metadata", field));
        return new KubeObject(object);
    }
}
