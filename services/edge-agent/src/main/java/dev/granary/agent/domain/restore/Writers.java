package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.kube.KubeObject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The names under which one restore writes. The API server notes them in {@code metadata.managedFields}, so that a restore
 * that was interrupted knows its own objects, and nothing has to be put into the objects for it.
 */
public record Writers(UUID restoreId) {

    /** Who makes an object. */
    public String creator() {
        return "granary-restore-" + restoreId;
    }

    /** Who puts an object in the place of another. */
    public String replacer() {
        return "granary-replace-" + restoreId;
    }

    /** What this restore did to the object; empty when nothing. */
    Optional<Outcome> outcomeOf(KubeObject current) {
        Set<String> managers = current.fields().children("metadata", "managedFields").stream()
                .flatMap(entry -> entry.text("manager").stream())
                .collect(Collectors.toSet());
        if (managers.contains(replacer())) {
            return Optional.of(Outcome.REPLACED);
        }
        return managers.contains(creator()) ? Optional.of(Outcome.CREATED) : Optional.empty();
    }
}
