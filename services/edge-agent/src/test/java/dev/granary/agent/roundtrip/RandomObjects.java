package dev.granary.agent.roundtrip;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Objects of two namespaces and what they need from outside, the same for one seed. */
final class RandomObjects {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OWN_DEFINITION = 25;
    private static final String WORDS = "abcdefghijklmnopqrstuvwxyz";

    /** An object and where it is posted. */
    record Posted(String path, ObjectNode object) {}

    private final Random random;
    private final String group;
    private final List<Posted> posted = new ArrayList<>();

    private RandomObjects(long seed) {
        this.random = new Random(seed);
        this.group = group(seed);
    }

    static List<Posted> of(long seed) {
        RandomObjects objects = new RandomObjects(seed);
        namespaces(seed).forEach(objects::namespace);
        return objects.posted;
    }

    static List<String> namespaces(long seed) {
        return List.of("shop-" + suffix(seed), "bank-" + suffix(seed));
    }

    /** Group of the widgets. Most seeds share one: an API server with a thousand definitions is slow. */
    static String group(long seed) {
        return hasOwnDefinition(seed) ? "acme" + suffix(seed) + ".example" : "acme.example";
    }

    static boolean hasOwnDefinition(long seed) {
        return seed % OWN_DEFINITION == 0;
    }

    private static String suffix(long seed) {
        return Long.toString(seed & 0xffffffffL, 36);
    }

    private void namespace(String namespace) {
        post("/api/v1/namespaces", """
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s","labels":{"team":"%s"},"annotations":{"note":"%s"}}}""".formatted(namespace, word(), text()));
        if (posted.size() == 1) {
            definition();
        }
        account(namespace);
        volume(namespace);
        int count = 5 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            one(namespace, i);
        }
    }

    private void one(String namespace, int i) {
        String name = word() + "-" + i;
        String base = "/api/v1/namespaces/" + namespace;
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> post(base + "/configmaps", configMap(name));
            case 3 ->
                post(base + "/secrets", """
                    {"apiVersion":"v1","kind":"Secret","metadata":{"name":"%s"%s},"type":"%s","data":{"k":"%s"}}""".formatted(
                                name,
                                owner(namespace, "widgets", group + "/v1", "Widget"),
                                random.nextBoolean() ? "Opaque" : "example.org/other",
                                base64()));
            case 4 -> post(base + "/services", service(name));
            case 5 -> post("/apis/apps/v1/namespaces/" + namespace + "/deployments", workload("Deployment", name));
            case 6 -> post("/apis/apps/v1/namespaces/" + namespace + "/statefulsets", workload("StatefulSet", name));
            case 7 -> post("/apis/batch/v1/namespaces/" + namespace + "/cronjobs", """
                    {"apiVersion":"batch/v1","kind":"CronJob","metadata":{"name":"%s"},"spec":{"schedule":"1 2 3 4 *","suspend":true,
                     "jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}}}""".formatted(name));
            case 8 -> post("/apis/batch/v1/namespaces/" + namespace + "/jobs", """
                    {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"%s"},"spec":{"suspend":true,
                     "template":{"metadata":{"labels":{"x":"y"}},"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}""".formatted(name));
            case 9 ->
                post("/apis/networking.k8s.io/v1/namespaces/" + namespace + "/networkpolicies", """
                    {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"%s"},"spec":{"podSelector":{},
                     "ingress":[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"%s"}}}]}]}}""".formatted(
                                name, namespace));
            case 10 -> post("/api/v1/namespaces/" + namespace + "/resourcequotas", """
                    {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"%s"},"spec":{"hard":{"configmaps":"10k"}}}""".formatted(name));
            case 11 ->
                post("/apis/policy/v1/namespaces/" + namespace + "/poddisruptionbudgets", """
                    {"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"%s"},"spec":{"maxUnavailable":"%d%%",
                     "selector":{"matchLabels":{"a":"b"}}}}""".formatted(
                                name, random.nextInt(100)));
            default -> widget(namespace, name);
        }
    }

    private String configMap(String name) {
        int size = random.nextInt(20) == 0 ? 200_000 : random.nextInt(300);
        return """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","labels":{"app":"%s"},"finalizers":[%s]},
                 "immutable":%s,"data":{"text":"%s","long":"%s"},"binaryData":{"bytes":"%s"}}""".formatted(
                        name,
                        word(),
                        random.nextInt(5) == 0 ? "\"example.org/hold\"" : "",
                        random.nextInt(5) == 0,
                        text(),
                        "x".repeat(size),
                        base64());
    }

    private String service(String name) {
        return switch (random.nextInt(3)) {
            case 0 -> """
                    {"apiVersion":"v1","kind":"Service","metadata":{"name":"%s"},"spec":{"clusterIP":"None","selector":{"a":"b"},
                     "ports":[{"port":80}]}}""".formatted(name);
            case 1 -> """
                    {"apiVersion":"v1","kind":"Service","metadata":{"name":"%s"},"spec":{"type":"NodePort","selector":{"a":"b"},
                     "ports":[{"name":"one","port":80},{"name":"two","port":%d,"targetPort":"web"}]}}""".formatted(name, 81 + random.nextInt(1000));
            default -> """
                    {"apiVersion":"v1","kind":"Service","metadata":{"name":"%s"},"spec":{"ports":[{"port":80,"protocol":"UDP"}]}}""".formatted(name);
        };
    }

    private String workload(String kind, String name) {
        return """
                {"apiVersion":"apps/v1","kind":"%s","metadata":{"name":"%s"},"spec":{"replicas":0,%s
                 "selector":{"matchLabels":{"app":"%s"}},"template":{"metadata":{"labels":{"app":"%s"}},
                 "spec":{"serviceAccountName":"robot","containers":[{"name":"c","image":"i:1","env":[{"name":"E","value":"%s"}]}]}}}}""".formatted(
                        kind, name, kind.equals("StatefulSet") ? "\"serviceName\":\"s\"," : "", name, name, text());
    }

    private void widget(String namespace, String name) {
        post("/apis/" + group + "/v1/namespaces/" + namespace + "/widgets", """
                {"apiVersion":"%s/v1","kind":"Widget","metadata":{"name":"%s"%s},"spec":{"size":%d,"ratio":%s,"deep":{"list":[1,"two",null,{"a":[]}]}}}""".formatted(
                        group,
                        name,
                        owner(namespace, "configmaps", "v1", "ConfigMap"),
                        random.nextLong(1L << 50),
                        random.nextInt(1000) / 8.0));
    }

    /** Sometimes one that was made before in the namespace; its uid is not known yet. */
    private String owner(String namespace, String resource, String apiVersion, String kind) {
        return posted.stream()
                .filter(p -> p.path().endsWith(namespace + "/" + resource) && random.nextInt(3) == 0)
                .map(p -> p.object().path("metadata").path("name").asText())
                .findFirst()
                .map(name ->
                        ",\"ownerReferences\":[{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"name\":\"%s\",\"uid\":\"?\"}]"
                                .formatted(apiVersion, kind, name))
                .orElse("");
    }

    private void definition() {
        post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", """
                {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.%1$s"},
                 "spec":{"group":"%1$s","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget","singular":"widget","listKind":"WidgetList"},
                 "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}},
                 {"name":"v1beta1","served":true,"storage":false,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}""".formatted(group));
    }

    private void account(String namespace) {
        post("/api/v1/namespaces/" + namespace + "/serviceaccounts", """
                {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"robot"},"imagePullSecrets":[{"name":"p"}]}""");
        post("/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace + "/roles", """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"all"},"rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}""");
        post("/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace + "/rolebindings", """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"all"},
                 "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"all"},"subjects":[{"kind":"ServiceAccount","name":"robot","namespace":"%s"}]}""".formatted(namespace));
        post("/apis/rbac.authorization.k8s.io/v1/clusterroles", """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"read-%s"},"rules":[{"apiGroups":[""],"resources":["nodes"],"verbs":["get"]}]}""".formatted(namespace));
        post("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding","metadata":{"name":"read-%1$s"},
                 "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"read-%1$s"},"subjects":[{"kind":"ServiceAccount","name":"robot","namespace":"%1$s"}]}""".formatted(namespace));
    }

    private void volume(String namespace) {
        post("/apis/storage.k8s.io/v1/storageclasses", """
                {"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"class-%s"},"provisioner":"example.org/none","volumeBindingMode":"WaitForFirstConsumer"}""".formatted(namespace));
        post("/api/v1/namespaces/" + namespace + "/persistentvolumeclaims", """
                {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"data"},"spec":{"storageClassName":"class-%s","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}""".formatted(namespace));
        post("/api/v1/persistentvolumes", """
                {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"pv-%1$s"},"spec":{"storageClassName":"","capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],
                 "persistentVolumeReclaimPolicy":"Retain","nfs":{"server":"s","path":"/"},"claimRef":{"namespace":"%1$s","name":"by-hand"}}}""".formatted(namespace));
        post("/api/v1/namespaces/" + namespace + "/persistentvolumeclaims", """
                {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"by-hand"},"spec":{"storageClassName":"","volumeName":"pv-%s","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}""".formatted(namespace));
    }

    private void post(String path, String json) {
        try {
            posted.add(new Posted(path, (ObjectNode) JSON.readTree(json)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            word.append(WORDS.charAt(random.nextInt(WORDS.length())));
        }
        return word.toString();
    }

    private String text() {
        return List.of(
                        "",
                        "plain",
                        "Grüße 北京 🚀",
                        "a\\nb\\tc",
                        "\\\"quoted\\\" \\\\ back",
                        "\\u0001\\u2028",
                        "{{ .Template }}",
                        "null")
                .get(random.nextInt(8));
    }

    private String base64() {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
