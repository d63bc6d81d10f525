package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.kube.ServedKinds;
import java.util.Set;

/**
 * What a restore knows about the cluster into which it goes, or about what it will be like by then.
 *
 * @param storageClasses names of the storage classes
 */
public record Target(ServedKinds kinds, Set<String> storageClasses) {

    public Target {
        storageClasses = Set.copyOf(storageClasses);
    }
}
