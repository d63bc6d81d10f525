package dev.granary.testing.landscape.api;

import static dev.granary.testing.landscape.api.SampleResources.configMap;
import static dev.granary.testing.landscape.api.SampleResources.configMaps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What controllers do behind the API: owner references, namespaces and what is in each of them. */
interface OwnerContract extends Contract {

    Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    default void dependentsFollowTheirOwner() {
        String maps = configMaps(namespace());
        owned(maps, "dependent", owner(maps), "", "");

        admin().delete(maps + "/owner");

        awaitCode(404, maps + "/dependent");
    }

    @Test
    default void orphansStay() {
        String maps = configMaps(namespace());
        owned(maps, "dependent", owner(maps), "", "");

        admin().delete(maps + "/owner?propagationPolicy=Orphan");

        awaitCode(404, maps + "/owner");
        Answer orphan = admin().get(maps + "/dependent");
        assertThat(orphan.code()).isEqualTo(200);
        assertThat(orphan.at("/metadata/ownerReferences").isMissingNode()).isTrue();
    }

    @Test
    default void foregroundDeletionWaitsForTheDependents() {
        String maps = configMaps(namespace());
        owned(maps, "held", owner(maps), ",\"blockOwnerDeletion\":true", ",\"finalizers\":[\"example.com/hold\"]");

        Answer deleted = admin().delete(maps + "/owner?propagationPolicy=Foreground");
        await().atMost(PATIENCE)
                .until(() -> admin().get(maps + "/held").at("/metadata").has("deletionTimestamp"));

        assertThat(deleted.at("/metadata/finalizers").toString()).isEqualTo("[\"foregroundDeletion\"]");
        assertThat(admin().get(maps + "/owner").code()).isEqualTo(200);
        admin().patch(maps + "/held", PlainClient.MERGE, "{\"metadata\":{\"finalizers\":null}}");
        awaitCode(404, maps + "/owner");
    }

    @Test
    default void dependentOfAnObjectThatNeverWasIsCollected() {
        String maps = configMaps(namespace());

        owned(maps, "stray", "00000000-0000-0000-0000-000000000000", "", "");

        awaitCode(404, maps + "/stray");
    }

    @Test
    default void newNamespaceIsActiveAndHasAnAccountAndTheAuthority() {
        String namespace = namespace();
        Answer answer = admin().get("/api/v1/namespaces/" + namespace);

        assertThat(answer.textAt("/status/phase")).isEqualTo("Active");
        assertThat(answer.textAt("/spec/finalizers/0")).isEqualTo("kubernetes");
        assertThat(answer.textAt("/metadata/labels/kubernetes.io~1metadata.name"))
                .isEqualTo(namespace);
        awaitCode(200, "/api/v1/namespaces/" + namespace + "/serviceaccounts/default");
        awaitCode(200, configMaps(namespace) + "/kube-root-ca.crt");
        assertThat(admin().get(configMaps(namespace) + "/kube-root-ca.crt").textAt("/data/ca.crt"))
                .contains("BEGIN CERTIFICATE");
    }

    @Test
    default void defaultAccountComesBack() {
        String account = "/api/v1/namespaces/" + namespace() + "/serviceaccounts/default";
        awaitCode(200, account);
        String first = admin().get(account).uid();

        admin().delete(account);

        await().atMost(PATIENCE).until(() -> {
            Answer answer = admin().get(account);
            return answer.code() == 200 && !answer.uid().equals(first);
        });
    }

    @Test
    default void terminatingNamespaceTakesNothingNewAndGoesWhenItIsEmpty() {
        String namespace = namespace();
        String maps = configMaps(namespace);
        admin().post(maps, configMap("\"name\":\"held\",\"finalizers\":[\"example.com/hold\"]", ""));
        admin().post(maps, configMap("free"));

        Answer deleted = admin().delete("/api/v1/namespaces/" + namespace);
        Answer refused = admin().post(maps, configMap("late"));
        awaitCode(404, maps + "/free");

        assertThat(deleted.textAt("/status/phase")).isEqualTo("Terminating");
        assertThat(refused.code()).isEqualTo(403);
        assertThat(refused.message())
                .isEqualTo("configmaps \"late\" is forbidden: unable to create new content in namespace " + namespace
                        + " because it is being terminated");
        assertThat(refused.textAt("/details/causes/0/reason")).isEqualTo("NamespaceTerminating");
        assertThat(admin().get("/api/v1/namespaces/" + namespace).code()).isEqualTo(200);
        admin().patch(maps + "/held", PlainClient.MERGE, "{\"metadata\":{\"finalizers\":null}}");
        awaitCode(404, "/api/v1/namespaces/" + namespace);
    }

    private String owner(String maps) {
        return admin().post(maps, configMap("owner")).uid();
    }

    private void owned(String maps, String name, String owner, String reference, String metadata) {
        admin().post(maps, configMap("""
                                "name":"%s","ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"owner",
                                "uid":"%s"%s}]%s""".formatted(name, owner, reference, metadata), ""));
    }

    private void awaitCode(int code, String path) {
        await().atMost(PATIENCE).until(() -> admin().get(path).code() == code);
    }
}
