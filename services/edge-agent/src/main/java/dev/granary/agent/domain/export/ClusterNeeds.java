package dev.granary.agent.domain.export;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.Need;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Collects which objects outside the namespaces the exported ones depend on, and why. It holds one name for each such
 * object and one reason for each namespace and kind that needs it; a volume is the only one of which there are many.
 */
public final class ClusterNeeds {

    public static final KindName DEFINITION =
            new KindName("apiextensions.k8s.io", "customresourcedefinitions", "CustomResourceDefinition");
    public static final KindName CLUSTER_ROLE_BINDING =
            new KindName("rbac.authorization.k8s.io", "clusterrolebindings", "ClusterRoleBinding");
    public static final KindName CLUSTER_ROLE = References.CLUSTER_ROLE;
    public static final KindName VOLUME = References.VOLUME;

    /** Kinds in which needed objects are looked for by name, each after those that lead to it. */
    public static final List<KindName> ORDER = List.of(
            VOLUME,
            References.STORAGE_CLASS,
            References.ATTRIBUTES_CLASS,
            References.SNAPSHOT_CLASS,
            References.PRIORITY_CLASS,
            References.RUNTIME_CLASS,
            References.INGRESS_CLASS,
            References.GATEWAY_CLASS,
            CLUSTER_ROLE,
            DEFINITION);

    private static final KindName SERVICE_ACCOUNT = new KindName("", "serviceaccounts", "ServiceAccount");
    private static final String ALL_ACCOUNTS = "system:serviceaccounts";
    private static final String ACCOUNT_USER = "system:serviceaccount:";

    private final Map<KindName, Map<String, List<Need>>> needs = new HashMap<>();
    private final Map<String, Need> accounts = new HashMap<>();
    private final Map<String, Need> accountNamespaces = new TreeMap<>();

    /** Looks at an object of a chosen namespace. */
    public void observe(KindName kind, KubeObject object) {
        String namespace = object.namespace();
        if (namespace == null) {
            return;
        }
        Need need = new Need(kind, namespace, object.name(), null);
        needDefinition(kind, need);
        if (kind.equals(SERVICE_ACCOUNT)) {
            accounts.put(namespace + ":" + object.name(), need);
            accountNamespaces.putIfAbsent(namespace, need);
        }
        new References((referenced, name) -> need(referenced, name, need)).of(object);
    }

    /** Whether something outside the namespaces may have to be looked for in this kind. */
    public boolean looksFor(KindName kind) {
        return kind.equals(CLUSTER_ROLE_BINDING) ? !accounts.isEmpty() : needs.containsKey(kind);
    }

    /** Why an object of that kind and name is needed; empty when it is not. */
    public List<Need> of(KindName kind, String name) {
        return List.copyOf(needs.getOrDefault(kind, Map.of()).getOrDefault(name, List.of()));
    }

    /** Looks at a needed object, which may need others for the same reasons. */
    public void follow(KindName kind, KubeObject needed, List<Need> reasons) {
        for (Need reason : reasons) {
            Need need = reason.through(needed.key().toString());
            needDefinition(kind, need);
            new References((referenced, name) -> need(referenced, name, need)).of(needed);
        }
    }

    /** Kinds of Kubernetes itself have groups too; their definitions are looked for and not found. */
    private void needDefinition(KindName kind, Need need) {
        if (!kind.group().isEmpty()) {
            need(DEFINITION, kind.qualifiedResource(), need);
        }
    }

    /** The service accounts to which a binding gives rights; its role is needed for the same reasons. */
    public List<Need> ofBinding(KubeObject binding) {
        List<Need> reasons = new ArrayList<>();
        for (Fields subject : binding.fields().children("subjects")) {
            accounts(subject)
                    .filter(need -> reasons.stream().noneMatch(known -> isAlike(known, need)))
                    .forEach(reasons::add);
        }
        for (Need need : reasons) {
            Need through = need.through(binding.key().toString());
            new References((role, name) -> need(role, name, through)).role(binding.fields());
        }
        return reasons;
    }

    private Stream<Need> accounts(Fields subject) {
        String name = subject.text("name").orElse("");
        return switch (subject.text("kind").orElse("")) {
            case "ServiceAccount" ->
                Stream.ofNullable(accounts.get(subject.text("namespace").orElse("") + ":" + name));
            case "User" ->
                name.startsWith(ACCOUNT_USER)
                        ? Stream.ofNullable(accounts.get(name.substring(ACCOUNT_USER.length())))
                        : Stream.empty();
            case "Group" -> accountsOfGroup(name);
            default -> Stream.empty();
        };
    }

    private Stream<Need> accountsOfGroup(String group) {
        if (group.equals(ALL_ACCOUNTS)) {
            return accountNamespaces.values().stream();
        }
        return group.startsWith(ALL_ACCOUNTS + ":")
                ? Stream.ofNullable(accountNamespaces.get(group.substring(ALL_ACCOUNTS.length() + 1)))
                : Stream.empty();
    }

    private void need(KindName kind, String name, Need need) {
        List<Need> reasons = needs.computeIfAbsent(kind, ignored -> new HashMap<>())
                .computeIfAbsent(name, ignored -> new ArrayList<>(1));
        if (reasons.stream().noneMatch(known -> isAlike(known, need))) {
            reasons.add(need);
        }
    }

    private static boolean isAlike(Need one, Need other) {
        return one.kind().equals(other.kind()) && one.namespace().equals(other.namespace());
    }
}
