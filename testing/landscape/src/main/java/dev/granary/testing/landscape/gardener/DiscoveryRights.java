package dev.granary.testing.landscape.gardener;

import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The roles of the discovery account. A change has taken effect when the call returns. */
final class DiscoveryRights {

    private final Garden garden;
    private final CallerRights reviews;
    private final String token;
    private final Set<Right> rights = new LinkedHashSet<>(Right.OF_DISCOVERY);

    DiscoveryRights(Garden garden, CallerRights reviews, String token) {
        this.garden = garden;
        this.reviews = reviews;
        this.token = token;
    }

    synchronized void writeAll() {
        write();
        rights.forEach(right -> await(right, true));
    }

    synchronized void grant(Right right) {
        rights.add(right);
        write();
        await(right, true);
    }

    synchronized void revoke(Right right) {
        rights.remove(right);
        write();
        await(right, false);
    }

    private void write() {
        var role = new RoleBuilder()
                .withNewMetadata()
                .withName(Garden.ACCOUNT)
                .withNamespace(garden.namespace())
                .endMetadata()
                .withRules(rules(right -> !right.onProject()))
                .build();
        var clusterRole = new ClusterRoleBuilder()
                .withNewMetadata()
                .withName("granary:discovery:" + garden.project())
                .endMetadata()
                .withRules(rules(Right::onProject))
                .build();
        garden.admin().resource(role).forceConflicts().serverSideApply();
        garden.admin().resource(clusterRole).forceConflicts().serverSideApply();
    }

    private List<PolicyRule> rules(Predicate<Right> which) {
        return rights.stream().filter(which).map(this::rule).toList();
    }

    private PolicyRule rule(Right right) {
        var rule = new PolicyRuleBuilder()
                .withApiGroups(right.group())
                .withResources(right.resource())
                .withVerbs(right.verb());
        return right.onProject() ? rule.withResourceNames(garden.project()).build() : rule.build();
    }

    private void await(Right right, boolean allowed) {
        var target = right.onProject()
                ? new CallerRights.Target(right, "", garden.project())
                : new CallerRights.Target(right, garden.namespace(), "");
        Patience.until(
                "the account " + (allowed ? "may " : "may not ") + right,
                () -> reviews.allowed("Bearer " + token, target) == allowed);
    }
}
