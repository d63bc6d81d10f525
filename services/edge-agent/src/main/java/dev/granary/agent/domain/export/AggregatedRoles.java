package dev.granary.agent.domain.export;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.Need;
import dev.granary.selection.LabelRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cluster roles that take their rules from others by label: without those, the target would empty them. */
public final class AggregatedRoles {

    private final List<Source> sources = new ArrayList<>();

    private record Source(List<LabelRequirement> requirements, List<Need> reasons) {}

    /** Looks at a needed role. */
    public void observe(KubeObject role, List<Need> reasons) {
        for (Fields selector : role.fields().children("aggregationRule", "clusterRoleSelectors")) {
            List<Need> through = reasons.stream()
                    .map(need -> need.through(role.key().toString()))
                    .toList();
            sources.add(new Source(requirements(selector), through));
        }
    }

    public boolean isEmpty() {
        return sources.isEmpty();
    }

    /** Why a role is needed; empty when no needed role takes rules from it. */
    public List<Need> of(KubeObject role) {
        return sources.stream()
                .filter(source ->
                        source.requirements().stream().allMatch(requirement -> requirement.matches(role.labels())))
                .flatMap(source -> source.reasons().stream())
                .toList();
    }

    private static List<LabelRequirement> requirements(Fields selector) {
        List<LabelRequirement> requirements = new ArrayList<>();
        selector.textMap("matchLabels")
                .forEach((key, value) -> requirements.add(new LabelRequirement.In(key, Set.of(value))));
        selector.children("matchExpressions").forEach(expression -> requirements.add(requirement(expression)));
        return requirements;
    }

    private static LabelRequirement requirement(Fields expression) {
        String key = expression.text("key").orElse("");
        Set<String> values = Set.copyOf(expression.texts("values"));
        return switch (expression.text("operator").orElse("")) {
            case "In" -> new LabelRequirement.In(key, values);
            case "NotIn" -> new LabelRequirement.NotIn(key, values);
            case "DoesNotExist" -> new LabelRequirement.Absent(key);
            default -> new LabelRequirement.Exists(key);
        };
    }
}
