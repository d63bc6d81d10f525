package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Meta;
import java.util.ArrayList;
import java.util.List;

/** The finalizers that a delete itself adds. */
public final class DeletionFinalizers {

    public static final String FOREGROUND = "foregroundDeletion";
    public static final String ORPHAN = "orphan";

    private DeletionFinalizers() {}

    static void add(ResourceDefinition definition, Meta meta, String propagation) {
        List<String> finalizers = new ArrayList<>(meta.finalizers());
        switch (propagation) {
            case DeleteOptions.FOREGROUND -> addOnce(finalizers, FOREGROUND);
            case DeleteOptions.ORPHAN -> addOnce(finalizers, ORPHAN);
            default -> {}
        }
        if (definition.groupResource().equals(Catalogue.CRDS)) {
            addOnce(finalizers, CrdDefaults.CLEANUP_FINALIZER);
        }
        meta.setFinalizers(finalizers);
    }

    private static void addOnce(List<String> finalizers, String finalizer) {
        if (!finalizers.contains(finalizer)) {
            finalizers.add(finalizer);
        }
    }
}
