package dev.granary.agent.fakes;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an API server notes about who wrote an object, and how it merges. */
final class FakeOwnership {

    private static final String[] MANAGED_FIELDS = {"metadata", "managedFields"};

    private FakeOwnership() {}

    static String version(KubeObject object) {
        return object.fields().text("metadata", "resourceVersion").orElse("");
    }

    static void note(KubeObject object, String manager) {
        List<@Nullable Object> entries = new ArrayList<>();
        object.fields().children(MANAGED_FIELDS).forEach(entry -> entries.add(new LinkedHashMap<>(entry.map())));
        entries.add(new LinkedHashMap<>(Map.of("manager", manager, "operation", "Update")));
        object.fields().put(entries, MANAGED_FIELDS);
    }

    static void copy(KubeObject from, KubeObject to) {
        to.fields().put(from.copy().fields().value(MANAGED_FIELDS), MANAGED_FIELDS);
    }

    /** RFC 7396. */
    static void merge(Fields target, Fields change) {
        change.map().forEach((name, value) -> {
            var inside = change.child(name);
            if (value == null) {
                target.remove(name);
            } else if (inside.isPresent() && target.child(name).isPresent()) {
                merge(target.child(name).get(), inside.get());
            } else {
                target.put(change.copy().value(name), name);
            }
        });
    }
}
