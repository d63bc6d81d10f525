package dev.granary.testing.landscape.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Health, version, discovery. */
interface ServerContract extends Contract {

    @Test
    default void tellsItsHealthAndVersion() {
        assertThat(admin().get("/readyz").text()).isEqualTo("ok");
        assertThat(admin().get("/livez").text()).isEqualTo("ok");
        assertThat(admin().get("/healthz").text()).isEqualTo("ok");
        assertThat(admin().get("/version").textAt("/gitVersion")).startsWith("v1.");
    }

    @Test
    default void listsGroupsWithTheirPreferredVersion() {
        JsonNode groups = admin().get("/apis").at("/groups");

        assertThat(groups.findValuesAsText("name"))
                .contains("apps", "batch", "rbac.authorization.k8s.io", SampleResources.GROUP);
        JsonNode apps = admin().get("/apis/apps").body();
        assertThat(apps.path("kind").asText()).isEqualTo("APIGroup");
        assertThat(apps.at("/preferredVersion/groupVersion").asText()).isEqualTo("apps/v1");
        assertThat(admin().get("/api").at("/versions/0").asText()).isEqualTo("v1");
    }

    @Test
    default void describesResourcesAndTheirSubresources() {
        JsonNode core = admin().get("/api/v1").at("/resources");
        JsonNode pods = named(core, "pods");

        assertThat(pods.path("kind").asText()).isEqualTo("Pod");
        assertThat(pods.path("namespaced").asBoolean()).isTrue();
        assertThat(texts(pods.path("verbs"))).contains("create", "delete", "get", "list", "patch", "update", "watch");
        assertThat(named(core, "pods/status").path("kind").asText()).isEqualTo("Pod");
        assertThat(named(core, "namespaces").path("namespaced").asBoolean()).isFalse();
        assertThat(named(core, "serviceaccounts/token").path("kind").asText()).isEqualTo("TokenRequest");
    }

    @Test
    default void describesCustomResources() {
        Answer list = admin().get("/apis/" + SampleResources.GROUP + "/v1");

        JsonNode widgets = named(list.at("/resources"), "widgets");
        assertThat(list.textAt("/groupVersion")).isEqualTo(SampleResources.GROUP + "/v1");
        assertThat(widgets.path("kind").asText()).isEqualTo("Widget");
        assertThat(widgets.path("shortNames").path(0).asText()).isEqualTo("wd");
        assertThat(named(list.at("/resources"), "widgets/status").isMissingNode())
                .isFalse();
    }

    @Test
    default void answers404WhereThereIsNothing() {
        assertThat(admin().get("/nowhere").code()).isEqualTo(404);
        assertThat(admin().get("/apis/nobody.example.com/v1").code()).isEqualTo(404);
        Answer unknownKind = admin().get("/api/v1/gadgets");
        assertThat(unknownKind.code()).isEqualTo(404);
        assertThat(unknownKind.reason()).isEqualTo("NotFound");
        assertThat(unknownKind.message()).isEqualTo("the server could not find the requested resource");
    }

    private static JsonNode named(JsonNode resources, String name) {
        for (JsonNode resource : resources) {
            if (resource.path("name").asText().equals(name)) {
                return resource;
            }
        }
        return resources.path("absent");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
