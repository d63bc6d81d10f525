package dev.granary.testing.landscape.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Roles, bindings, and the words of a refusal. */
interface RbacContract extends Contract {

    String RBAC = "/apis/rbac.authorization.k8s.io/v1";

    @Test
    default void refusalNamesVerbResourceGroupAndNamespace() {
        String namespace = namespace();
        PlainClient robot = cluster().as(cluster().robot(namespace));
        String user = "User \"system:serviceaccount:" + namespace + ":robot\" cannot ";

        Answer get = robot.get("/apis/apps/v1/namespaces/" + namespace + "/deployments/web");
        Answer list = robot.get("/api/v1/nodes");
        Answer path = robot.get("/metrics");

        assertThat(get.code()).isEqualTo(403);
        assertThat(get.reason()).isEqualTo("Forbidden");
        assertThat(get.message())
                .isEqualTo("deployments.apps \"web\" is forbidden: " + user
                        + "get resource \"deployments\" in API group \"apps\" in the namespace \"" + namespace + "\"");
        assertThat(get.at("/details").toString())
                .isEqualTo("{\"name\":\"web\",\"group\":\"apps\",\"kind\":\"deployments\"}");
        assertThat(list.message())
                .isEqualTo("nodes is forbidden: " + user
                        + "list resource \"nodes\" in API group \"\" at the cluster scope");
        assertThat(path.message()).isEqualTo("forbidden: " + user + "get path \"/metrics\"");
    }

    @Test
    default void askingForbiddenThingsDoesNotTellWhetherTheyExist() {
        PlainClient robot = cluster().as(cluster().robot(namespace()));

        assertThat(robot.get("/apis/unknown.example.com/v1/things").code()).isEqualTo(403);
        assertThat(robot.get("/api/v1/namespaces/absent/secrets").code()).isEqualTo(403);
    }

    @Test
    default void roleAllowsInItsNamespaceWhatItsRulesSay() {
        String namespace = namespace();
        PlainClient robot = cluster().as(cluster().robot(namespace));
        String secrets = "/api/v1/namespaces/" + namespace + "/secrets";
        role(namespace, """
                {"apiGroups":[""],"resources":["configmaps"],"verbs":["get","list"]},
                {"apiGroups":[""],"resources":["secrets"],"resourceNames":["known"],"verbs":["get"]},
                {"apiGroups":["apps"],"resources":["deployments/status"],"verbs":["*"]}""");
        bind(namespace, "Role", "allowed");

        awaitCode(200, robot, SampleResources.configMaps(namespace));
        assertThat(robot.get("/api/v1/configmaps").code()).isEqualTo(403);
        assertThat(robot.get(SampleResources.configMaps(namespace) + "?watch=1").code())
                .isEqualTo(403);
        assertThat(robot.get(secrets + "/known").code()).isEqualTo(404);
        assertThat(robot.get(secrets + "/other").code()).isEqualTo(403);
        assertThat(robot.get(secrets).code()).isEqualTo(403);
        String web = "/apis/apps/v1/namespaces/" + namespace + "/deployments/web";
        assertThat(robot.get(web + "/status").code()).isEqualTo(404);
        assertThat(robot.get(web).code()).isEqualTo(403);
    }

    @Test
    default void rightTakenAwayIsGoneSoon() {
        String namespace = namespace();
        PlainClient robot = cluster().as(cluster().robot(namespace));
        role(namespace, "{\"apiGroups\":[\"\"],\"resources\":[\"configmaps\"],\"verbs\":[\"list\"]}");
        bind(namespace, "Role", "allowed");
        awaitCode(200, robot, SampleResources.configMaps(namespace));

        admin().delete(RBAC + "/namespaces/" + namespace + "/rolebindings/allowed");

        awaitCode(403, robot, SampleResources.configMaps(namespace));
    }

    @Test
    default void clusterRoleBoundInANamespaceCountsThere() {
        String namespace = namespace();
        PlainClient robot = cluster().as(cluster().robot(namespace));

        bind(namespace, "ClusterRole", "cluster-admin");

        awaitCode(200, robot, "/api/v1/namespaces/" + namespace + "/secrets");
        assertThat(robot.get("/api/v1/namespaces/" + namespace).code()).isEqualTo(200);
        assertThat(robot.get("/api/v1/namespaces").code()).isEqualTo(403);
    }

    @Test
    default void groupOfACertificateCanBeClusterAdmin() {
        String group = "admins-of-" + namespace();
        PlainClient jane = cluster().user("jane", group);
        admin().post(RBAC + "/clusterrolebindings", """
                        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding",
                         "metadata":{"name":"%1$s"},
                         "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"},
                         "subjects":[{"kind":"Group","apiGroup":"rbac.authorization.k8s.io","name":"%1$s"}]}""".formatted(group));

        awaitCode(200, jane, "/api/v1/secrets");
        assertThat(jane.get("/metrics").code()).isNotEqualTo(403);
    }

    @Test
    default void applyThatCreatesNeedsTheRightToCreate() {
        String namespace = namespace();
        PlainClient robot = cluster().as(cluster().robot(namespace));
        role(namespace, "{\"apiGroups\":[\"\"],\"resources\":[\"configmaps\"],\"verbs\":[\"patch\",\"get\"]}");
        bind(namespace, "Role", "allowed");
        String path = SampleResources.configMaps(namespace) + "/mine";
        awaitCode(404, robot, path);

        Answer refused = robot.apply(path, "me", SampleResources.configMap("mine"));

        assertThat(refused.code()).isEqualTo(403);
        assertThat(refused.message()).contains("cannot create resource \"configmaps\"");
    }

    @Test
    default void tellsWhatOneMayDo() {
        String namespace = namespace();
        PlainClient robot = cluster().as(cluster().robot(namespace));
        role(namespace, "{\"apiGroups\":[\"\"],\"resources\":[\"configmaps\"],\"verbs\":[\"list\"]}");
        bind(namespace, "Role", "allowed");

        await().atMost(Duration.ofSeconds(10)).until(() -> may(robot, namespace, "list"));
        assertThat(may(robot, namespace, "delete")).isFalse();
    }

    private static boolean may(PlainClient client, String namespace, String verb) {
        return client.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", """
                        {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":
                         {"resourceAttributes":{"verb":"%s","resource":"configmaps","namespace":"%s"}}}""".formatted(verb, namespace))
                .at("/status/allowed")
                .asBoolean();
    }

    private void role(String namespace, String rules) {
        admin().post(RBAC + "/namespaces/" + namespace + "/roles", """
                        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role",
                         "metadata":{"name":"allowed"},"rules":[%s]}""".formatted(rules));
    }

    private void bind(String namespace, String kind, String role) {
        admin().post(RBAC + "/namespaces/" + namespace + "/rolebindings", """
                        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"allowed"},
                         "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"%s","name":"%s"},
                         "subjects":[{"kind":"ServiceAccount","name":"robot","namespace":"%s"}]}""".formatted(kind, role, namespace));
    }

    private static void awaitCode(int code, PlainClient client, String path) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.get(path).code() == code);
    }
}
