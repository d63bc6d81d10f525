package dev.granary.testing.landscape.api;

import static dev.granary.testing.landscape.api.SampleResources.configMap;
import static dev.granary.testing.landscape.api.SampleResources.configMaps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Requests that cannot be right, and the code and reason that each gets. */
interface RefusalContract extends Contract {

    @Test
    default void objectWithoutNameIsInvalid() {
        Answer answer = admin().post(configMaps(namespace()), configMap("", ""));

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo("Invalid");
        assertThat(answer.message())
                .isEqualTo(
                        "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required");
        assertThat(answer.textAt("/details/causes/0/reason")).isEqualTo("FieldValueRequired");
    }

    @Test
    default void namesAndLabelsFollowTheirRules() {
        String maps = configMaps(namespace());

        Answer name = admin().post(maps, configMap("Upper_Case"));
        Answer namespace = admin().post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"A.b\"}}");
        Answer label = admin().post(maps, configMap("\"name\":\"a\",\"labels\":{\"a b\":\"c\"}", ""));
        Answer finalizer = admin().post(maps, configMap("\"name\":\"a\",\"finalizers\":[\"nodomain\"]", ""));

        assertThat(name.code()).isEqualTo(422);
        assertThat(name.textAt("/details/causes/0/field")).isEqualTo("metadata.name");
        assertThat(name.message()).contains("a lowercase RFC 1123 subdomain must consist of");
        assertThat(namespace.code()).isEqualTo(422);
        assertThat(namespace.message()).contains("a lowercase RFC 1123 label must consist of");
        assertThat(label.textAt("/details/causes/0/field")).isEqualTo("metadata.labels");
        assertThat(finalizer.code()).isEqualTo(422);
    }

    @Test
    default void bodyOfAnotherKindIsABadRequest() {
        String maps = configMaps(namespace());

        assertThat(admin().post(maps, configMap("a").replace("ConfigMap", "Secret"))
                        .code())
                .isEqualTo(400);
        assertThat(admin().post(maps, configMap("a").replace("\"v1\"", "\"v2\""))
                        .code())
                .isEqualTo(400);
        assertThat(admin().post(maps, "{").code()).isEqualTo(400);
        assertThat(admin().post(maps, "").code()).isEqualTo(400);
        assertThat(admin().post(maps, "text/plain", configMap("a")).code()).isEqualTo(415);
        assertThat(admin().post(maps, "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":1}}")
                        .message())
                .contains("cannot unmarshal number into Go struct field ConfigMap.data of type string");
    }

    @Test
    default void urlAndBodyMustAgree() {
        String maps = configMaps(namespace());
        admin().post(maps, configMap("a"));

        Answer otherNamespace = admin().post(maps, configMap("\"name\":\"b\",\"namespace\":\"elsewhere\"", ""));
        Answer otherName = admin().put(maps + "/a", configMap("b"));

        assertThat(otherNamespace.code()).isEqualTo(400);
        assertThat(otherNamespace.message())
                .isEqualTo("the namespace of the provided object does not match the namespace sent on the request");
        assertThat(otherName.code()).isEqualTo(400);
        assertThat(otherName.message()).isEqualTo("the name of the object (b) does not match the name on the URL (a)");
    }

    @Test
    default void nothingIsCreatedInANamespaceThatIsNotThere() {
        Answer answer = admin().post(configMaps("absent"), configMap("a"));

        assertThat(answer.code()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("namespaces \"absent\" not found");
    }

    @Test
    default void methodsHaveTheirPlaces() {
        String maps = configMaps(namespace());

        assertThat(admin().post("/api/v1/configmaps", configMap("a")).code()).isEqualTo(405);
        assertThat(admin().put(maps, configMap("a")).code()).isEqualTo(405);
        assertThat(admin().get("/api/v1/namespaces/default/nodes").code()).isEqualTo(404);
        assertThat(admin().get("/api/v1/configmaps/a").code()).isEqualTo(404);
        assertThat(admin().get(maps + "/a/status").code()).isEqualTo(404);
    }

    @Test
    default void newObjectHasNoVersionYet() {
        Answer answer =
                admin().post(configMaps(namespace()), configMap("\"name\":\"a\",\"resourceVersion\":\"5\"", ""));

        assertThat(answer.code()).isEqualTo(500);
        assertThat(answer.message()).isEqualTo("resourceVersion should not be set on objects to be created");
    }

    @Test
    default void systemNamespacesStay() {
        Answer answer = admin().delete("/api/v1/namespaces/kube-system");

        assertThat(answer.code()).isEqualTo(403);
        assertThat(answer.message())
                .isEqualTo("namespaces \"kube-system\" is forbidden: this namespace may not be deleted");
    }

    @Test
    default void someFieldsNeverChange() {
        String namespace = namespace();
        String deployments = "/apis/apps/v1/namespaces/" + namespace + "/deployments";
        String secrets = "/api/v1/namespaces/" + namespace + "/secrets";
        admin().post(deployments, Deployments.web("app:1"));
        admin().post(secrets, "{\"metadata\":{\"name\":\"s\"},\"immutable\":true,\"data\":{\"k\":\"dg==\"}}");

        Answer selector = admin().patch(deployments + "/web", PlainClient.MERGE, """
                        {"spec":{"selector":{"matchLabels":{"app":"other"}},
                         "template":{"metadata":{"labels":{"app":"other"}}}}}""");
        Answer data = admin().patch(secrets + "/s", PlainClient.MERGE, "{\"data\":{\"k\":\"dw==\"}}");

        assertThat(selector.code()).isEqualTo(422);
        assertThat(selector.message()).contains("spec.selector").contains("field is immutable");
        assertThat(data.code()).isEqualTo(422);
    }

    @Test
    default void workloadsMustFitTogether() {
        String deployments = "/apis/apps/v1/namespaces/" + namespace() + "/deployments";

        Answer mount = admin().post(deployments, Deployments.withContainer("""
                                {"name":"app","image":"app:1","volumeMounts":[{"name":"absent","mountPath":"/x"}]}"""));
        Answer labels = admin().post(
                        deployments, Deployments.web("app:1").replace("\"labels\":{\"app\":\"web\"}", "\"labels\":{}"));
        Answer containers = admin().post(deployments, Deployments.withContainer(""));

        assertThat(mount.textAt("/details/causes/0/reason")).isEqualTo("FieldValueNotFound");
        assertThat(labels.code()).isEqualTo(422);
        assertThat(labels.message()).contains("`selector` does not match template `labels`");
        assertThat(containers.code()).isEqualTo(422);
    }

    @Test
    default void clusterAddressIsGivenOnlyOnce() {
        String namespace = namespace();
        String services = "/api/v1/namespaces/" + namespace + "/services";
        String service =
                "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"%s\"},\"spec\":{\"ports\":[{\"port\":80}]%s}}";
        String address = admin().post(services, service.formatted("a", "")).textAt("/spec/clusterIP");

        Answer taken = admin().post(services, service.formatted("b", ",\"clusterIP\":\"" + address + "\""));

        assertThat(address).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
        assertThat(taken.code()).isEqualTo(422);
        assertThat(taken.message()).contains("provided IP is already allocated");
    }
}
