package dev.granary.agent.fakes;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects as people write them. */
public final class Yaml {

    private Yaml() {}

    public static KubeObject object(String yaml) {
        return new KubeObject(fields(yaml));
    }

    public static Fields fields(String yaml) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        Map<?, ?> read = Serialization.unmarshal("---\n" + yaml, Map.class);
        read.forEach((key, value) -> tree.put(String.valueOf(key), value));
        return Fields.of(tree).copy();
    }

    /** An object with nothing but its name. */
    public static KubeObject bare(String apiVersion, String kind, @Nullable String namespace, String name) {
        Fields fields = Fields.empty();
        fields.put(apiVersion, "apiVersion");
        fields.put(kind, "kind");
        fields.put(name, "metadata", "name");
        if (namespace != null) {
            fields.put(namespace, "metadata", "namespace");
        }
        return new KubeObject(fields);
    }
}
