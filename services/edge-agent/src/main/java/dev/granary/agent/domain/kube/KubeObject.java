package dev.granary.agent.domain.kube;

import dev.granary.selection.SelectableObject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a cluster with its {@code apiVersion} and {@code kind}. */
public record KubeObject(Fields fields) implements SelectableObject {

    private static final String METADATA = "metadata";

    public String apiVersion() {
        return fields.text("apiVersion").orElse("");
    }

    public String group() {
        return groupOf(apiVersion());
    }

    public String version() {
        return apiVersion().substring(apiVersion().indexOf('/') + 1);
    }

    public String kind() {
        return fields.text("kind").orElse("");
    }

    @Override
    public String name() {
        return fields.text(METADATA, "name").orElse("");
    }

    @Override
    public @Nullable String namespace() {
        return fields.filled(METADATA, "namespace").orElse(null);
    }

    public String uid() {
        return fields.text(METADATA, "uid").orElse("");
    }

    @Override
    public Map<String, String> labels() {
        return fields.textMap(METADATA, "labels");
    }

    public Map<String, String> annotations() {
        return fields.textMap(METADATA, "annotations");
    }

    public ObjectKey key() {
        return new ObjectKey(group(), kind(), namespace(), name());
    }

    public boolean is(String group, String kind) {
        return kind().equals(kind) && group().equals(group);
    }

    /** Somebody asked for its deletion, and something still holds it. */
    public boolean isBeingDeleted() {
        return fields.has(METADATA, "deletionTimestamp");
    }

    /** The owner that makes this object and makes it again when it is gone. */
    public Optional<Owner> controller() {
        return fields.children(METADATA, "ownerReferences").stream()
                .filter(reference -> reference.flag("controller"))
                .map(Owner::of)
                .findFirst();
    }

    public KubeObject copy() {
        return new KubeObject(fields.copy());
    }

    /** Group of an {@code apiVersion}. */
    public static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** An owner as an object names it; it lives in the object's namespace or in none. */
    public record Owner(String apiVersion, String kind, String name, String uid) {

        public static Owner of(Fields reference) {
            return new Owner(
                    reference.text("apiVersion").orElse(""),
                    reference.text("kind").orElse(""),
                    reference.text("name").orElse(""),
                    reference.text("uid").orElse(""));
        }

        public String group() {
            return groupOf(apiVersion);
        }
    }
}
