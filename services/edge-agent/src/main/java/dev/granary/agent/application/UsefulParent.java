package dev.granary.agent.application;

import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.protocol.ParentChoice;
import java.util.List;
import java.util.function.Predicate;

/**
 * Chooses the backup that the next one goes on from: the newest with a volume of one of its namespaces. Looks at a few
 * only, because each look reads a manifest; with the last of them, volumes that it lacks are read whole.
 */
final class UsefulParent implements Predicate<Manifest> {

    static final int MOST_LOOKS = 20;

    private final List<String> namespaces;
    private int looks;

    private UsefulParent(List<String> namespaces) {
        this.namespaces = namespaces;
    }

    static ParentChoice of(List<String> namespaces) {
        return new ParentChoice.Latest(new UsefulParent(namespaces));
    }

    /** What is sealed cannot be gone on from without its key, which agents do not have. */
    @Override
    public boolean test(Manifest manifest) {
        looks++;
        boolean isUseful = manifest.volumes().stream().anyMatch(volume -> namespaces.contains(volume.namespace()));
        return (isUseful && manifest.encryption() == null) || looks == MOST_LOOKS;
    }
}
