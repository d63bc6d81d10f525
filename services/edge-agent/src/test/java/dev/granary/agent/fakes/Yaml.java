package dev.granary.agent.fakes;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Objects as people write them. */
public final class Yaml {

    private Yaml() {}

    public static KubeObject object(String yaml) {
        return new KubeObject(fields(yaml));
    }

    public static Fields fields(String yaml) {
        return fields(load(yaml));
    }

    /** The objects of a list. */
    public static List<Fields> list(String yaml) {
        return ((List<?>) load(yaml)).stream().map(Yaml::fields).toList();
    }

    private static Object load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    private static Fields fields(Object loaded) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        ((Map<?, ?>) loaded).forEach((key, value) -> tree.put(String.valueOf(key), value));
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
