package dev.granary.testing.landscape.embedded.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.rest.Admission;
import dev.granary.testing.landscape.embedded.rest.Creator;
import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;

/** Every namespace has a service account {@code default} and the cluster's authority in {@code kube-root-ca.crt}. */
final class NamespaceDefaults implements Controller {

    private static final GroupResource ACCOUNTS = new GroupResource("", "serviceaccounts");
    private static final GroupResource CONFIG_MAPS = new GroupResource("", "configmaps");
    private static final String ACCOUNT = "default";
    private static final String ROOT_CA = "kube-root-ca.crt";

    private final ObjectStore store;
    private final Catalogue catalogue;
    private final Creator creator;
    private final String caPem;
    private final Noted<String> namespaces = new Noted<>();

    NamespaceDefaults(ObjectStore store, Catalogue catalogue, Creator creator, String caPem) {
        this.store = store;
        this.catalogue = catalogue;
        this.creator = creator;
        this.caPem = caPem;
    }

    @Override
    public void note(Change change) {
        Stored subject = change.subject();
        if (subject.resource().equals(Admission.NAMESPACES) && change.before() == null) {
            namespaces.add(subject.key().name());
        } else if (change.after() == null
                && (isDefault(subject, ACCOUNTS, ACCOUNT) || isDefault(subject, CONFIG_MAPS, ROOT_CA))) {
            namespaces.add(subject.key().namespace());
        }
    }

    @Override
    public void run() {
        for (String name : namespaces.takeAll()) {
            store.find(Admission.NAMESPACES, new ObjectKey("", name))
                    .filter(n -> !n.deleting())
                    .ifPresent(n -> fill(name));
        }
    }

    private void fill(String namespace) {
        ensure(ACCOUNTS, namespace, named(ACCOUNT));
        ObjectNode configMap = named(ROOT_CA);
        Json.childObject(configMap, "metadata")
                .putObject("annotations")
                .put(
                        "kubernetes.io/description",
                        "Contains a CA bundle that can be used to verify the kube-apiserver.");
        configMap.putObject("data").put("ca.crt", caPem);
        ensure(CONFIG_MAPS, namespace, configMap);
    }

    private void ensure(GroupResource resource, String namespace, ObjectNode object) {
        String name = object.path("metadata").path("name").asText();
        if (store.find(resource, new ObjectKey(namespace, name)).isEmpty()) {
            catalogue.find(resource).ifPresent(definition -> creator.ensure(definition, object, namespace));
        }
    }

    private static boolean isDefault(Stored subject, GroupResource resource, String name) {
        return subject.resource().equals(resource) && subject.key().name().equals(name);
    }

    private static ObjectNode named(String name) {
        ObjectNode object = Json.object();
        object.putObject("metadata").put("name", name);
        return object;
    }
}
