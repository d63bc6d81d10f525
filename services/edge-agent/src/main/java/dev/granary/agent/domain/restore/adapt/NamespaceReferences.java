package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.restore.NamespaceMapping.Renaming;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets references to namespaces follow the mapping: the object's own, subjects of bindings, claims of volumes, services
 * behind webhooks, and selectors of namespaces by name. Names inside texts (addresses, arguments, custom fields) stay.
 */
final class NamespaceReferences {

    private static final String ACCOUNT_USER = "system:serviceaccount:";
    private static final String ACCOUNT_GROUP = "system:serviceaccounts:";

    private final Renaming renaming;

    NamespaceReferences(Renaming renaming) {
        this.renaming = renaming;
    }

    void follow(KubeObject object) {
        Fields fields = object.fields();
        switch (object.group() + "/" + object.kind()) {
            case "/Namespace" -> rename(fields, "metadata", "name");
            case "/PersistentVolume" -> {
                rename(fields, "spec", "claimRef", "namespace");
                fields.child("spec", "csi").ifPresent(this::secretsOf);
            }
            case "rbac.authorization.k8s.io/RoleBinding" -> subjects(fields);
            case "rbac.authorization.k8s.io/ClusterRoleBinding" -> clusterRoleBinding(object);
            case "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
                    "admissionregistration.k8s.io/MutatingWebhookConfiguration" ->
                fields.children("webhooks").forEach(webhook -> rename(webhook, "clientConfig", "service", "namespace"));
            case "apiregistration.k8s.io/APIService" -> rename(fields, "spec", "service", "namespace");
            case "apiextensions.k8s.io/CustomResourceDefinition" ->
                rename(fields, "spec", "conversion", "webhook", "clientConfig", "service", "namespace");
            default -> targets(fields);
        }
        rename(fields, "metadata", "namespace");
        new NamespaceSelectors(renaming).follow(object);
    }

    private void targets(Fields fields) {
        Stream.concat(
                        fields.children("endpoints").stream(),
                        fields.children("subsets").stream()
                                .flatMap(subset -> Stream.of("addresses", "notReadyAddresses")
                                        .flatMap(list -> subset.children(list).stream())))
                .forEach(endpoint -> rename(endpoint, "targetRef", "namespace"));
    }

    private void secretsOf(Fields driver) {
        Stream.of(
                        "controllerPublishSecretRef",
                        "nodeStageSecretRef",
                        "nodePublishSecretRef",
                        "controllerExpandSecretRef",
                        "nodeExpandSecretRef")
                .forEach(secret -> rename(driver, secret, "namespace"));
    }

    /** The binding of the namespace that it was made for is there perhaps, so one for another gets another name. */
    private void clusterRoleBinding(KubeObject binding) {
        List<Optional<String>> moved = binding.fields().children("subjects").stream()
                .map(this::movedTo)
                .filter(Optional::isPresent)
                .toList();
        subjects(binding.fields());
        moved.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(target -> binding.fields().put(binding.name() + "-" + target, "metadata", "name"));
    }

    private Optional<String> movedTo(Fields subject) {
        return namespaceOf(subject).filter(renaming::moves).map(renaming::of);
    }

    private static Optional<String> namespaceOf(Fields subject) {
        String name = subject.text("name").orElse("");
        return switch (subject.text("kind").orElse("")) {
            case "ServiceAccount" -> subject.text("namespace");
            case "User" ->
                Optional.of(name).filter(n -> n.startsWith(ACCOUNT_USER)).map(NamespaceReferences::ofUser);
            case "Group" ->
                Optional.of(name)
                        .filter(n -> n.startsWith(ACCOUNT_GROUP))
                        .map(n -> n.substring(ACCOUNT_GROUP.length()));
            default -> Optional.empty();
        };
    }

    private static String ofUser(String user) {
        return user.substring(ACCOUNT_USER.length()).replaceFirst(":.*", "");
    }

    private void subjects(Fields binding) {
        binding.children("subjects").forEach(this::subject);
    }

    private void subject(Fields subject) {
        String target = movedTo(subject).orElse(null);
        if (target == null) {
            return;
        }
        String name = Objects.requireNonNull(subject.text("name").orElse(""));
        switch (subject.text("kind").orElse("")) {
            case "User" -> subject.put(ACCOUNT_USER + target + name.substring(name.lastIndexOf(':')), "name");
            case "Group" -> subject.put(ACCOUNT_GROUP + target, "name");
            default -> subject.put(target, "namespace");
        }
    }

    private void rename(Fields fields, String... path) {
        fields.text(path).filter(renaming::moves).ifPresent(namespace -> fields.put(renaming.of(namespace), path));
    }
}
