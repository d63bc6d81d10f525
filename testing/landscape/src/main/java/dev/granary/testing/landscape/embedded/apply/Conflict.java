package dev.granary.testing.landscape.embedded.apply;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A field that an apply would change although another manager owns it. */
record Conflict(Owner owner, String path) {

    /** The message of the refusal, as kube-apiserver words it. */
    static String describe(List<Conflict> conflicts) {
        if (conflicts.size() == 1) {
            Conflict only = conflicts.getFirst();
            return "Apply failed with 1 conflict: conflict with " + only.owner.shown() + ": " + only.path;
        }
        Map<String, List<Conflict>> byOwner = conflicts.stream()
                .collect(Collectors.groupingBy(c -> c.owner.shown(), TreeMap::new, Collectors.toList()));
        return byOwner.entrySet().stream()
                .map(e -> "conflicts with " + e.getKey() + ":\n"
                        + e.getValue().stream().map(c -> "- " + c.path).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n", "Apply failed with " + conflicts.size() + " conflicts: ", ""));
    }
}
