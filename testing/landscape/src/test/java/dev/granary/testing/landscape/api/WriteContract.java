package dev.granary.testing.landscape.api;

import static dev.granary.testing.landscape.api.SampleResources.configMap;
import static dev.granary.testing.landscape.api.SampleResources.configMaps;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Create, read, update: what the server adds, and optimistic concurrency. */
interface WriteContract extends Contract {

    @Test
    default void newObjectGetsItsIdentity() {
        String namespace = namespace();

        Answer created = admin().post(configMaps(namespace), configMap("a"));

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.textAt("/metadata/namespace")).isEqualTo(namespace);
        assertThat(created.uid()).hasSize(36);
        assertThat(created.version()).matches("\\d+");
        assertThat(Instant.parse(created.textAt("/metadata/creationTimestamp"))).isBefore(Instant.now());
        assertThat(created.textAt("/metadata/managedFields/0/manager")).isEqualTo("contract");
        assertThat(created.textAt("/metadata/managedFields/0/operation")).isEqualTo("Update");
        assertThat(admin().get(configMaps(namespace) + "/a").body()).isEqualTo(created.body());
    }

    @Test
    default void makesUpANameFromAPrefix() {
        Answer created = admin().post(configMaps(namespace()), configMap("\"generateName\":\"log-\"", ""));

        assertThat(created.textAt("/metadata/name")).matches("log-[a-z0-9]{5}");
    }

    @Test
    default void readsYaml() {
        Answer created = admin().post(
                        configMaps(namespace()),
                        "application/yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: v}\n");

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.textAt("/data/k")).isEqualTo("v");
    }

    @Test
    default void refusesASecondObjectOfTheName() {
        String namespace = namespace();
        admin().post(configMaps(namespace), configMap("a"));

        Answer second = admin().post(configMaps(namespace), configMap("a"));

        assertThat(second.code()).isEqualTo(409);
        assertThat(second.reason()).isEqualTo("AlreadyExists");
        assertThat(second.message()).isEqualTo("configmaps \"a\" already exists");
    }

    @Test
    default void updateOfAStaleVersionIsAConflict() {
        String namespace = namespace();
        String first = admin().post(configMaps(namespace), configMap("a")).version();
        String path = configMaps(namespace) + "/a";
        String wanted = configMap("\"name\":\"a\",\"resourceVersion\":\"" + first + "\"", "\"k\":\"w\"");

        Answer fresh = admin().put(path, wanted);
        Answer stale = admin().put(path, wanted.replace("\"w\"", "\"x\""));

        assertThat(fresh.code()).isEqualTo(200);
        assertThat(Long.parseLong(fresh.version())).isGreaterThan(Long.parseLong(first));
        assertThat(stale.code()).isEqualTo(409);
        assertThat(stale.reason()).isEqualTo("Conflict");
        assertThat(stale.message())
                .isEqualTo("Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please"
                        + " apply your changes to the latest version and try again");
    }

    @Test
    default void updateForAnotherIncarnationIsAConflict() {
        String namespace = namespace();
        admin().post(configMaps(namespace), configMap("a"));

        Answer other = admin().put(
                        configMaps(namespace) + "/a",
                        configMap("\"name\":\"a\",\"uid\":\"00000000-0000-0000-0000-000000000000\"", ""));

        assertThat(other.code()).isEqualTo(409);
    }

    @Test
    default void updateThatChangesNothingKeepsTheVersion() {
        String namespace = namespace();
        Answer created = admin().post(configMaps(namespace), configMap("a"));

        Answer same = admin().put(configMaps(namespace) + "/a", created.body().toString());

        assertThat(same.version()).isEqualTo(created.version());
    }

    @Test
    default void whatOnlyTheServerWritesStays() {
        String namespace = namespace();
        Answer created = admin().post(configMaps(namespace), configMap("a"));

        Answer updated = admin().put(
                        configMaps(namespace) + "/a",
                        configMap("\"name\":\"a\",\"creationTimestamp\":\"2001-01-01T00:00:00Z\"", "\"k\":\"w\""));

        assertThat(updated.uid()).isEqualTo(created.uid());
        assertThat(updated.textAt("/metadata/creationTimestamp"))
                .isEqualTo(created.textAt("/metadata/creationTimestamp"));
    }

    @Test
    default void updateOfNothingIsNotFound() {
        Answer answer = admin().put(configMaps(namespace()) + "/a", configMap("a"));

        assertThat(answer.code()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("configmaps \"a\" not found");
    }

    @Test
    default void rehearsalLeavesNothing() {
        String namespace = namespace();

        Answer rehearsed = admin().post(configMaps(namespace) + "?dryRun=All", configMap("a"));

        assertThat(rehearsed.code()).isEqualTo(201);
        assertThat(rehearsed.uid()).hasSize(36);
        assertThat(admin().get(configMaps(namespace) + "/a").code()).isEqualTo(404);
    }

    @Test
    default void secretTextIsStoredAsBase64() {
        Answer created = admin().post(
                        "/api/v1/namespaces/" + namespace() + "/secrets",
                        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"s\"},"
                                + "\"stringData\":{\"k\":\"v\"}}");

        assertThat(created.textAt("/data/k")).isEqualTo("dg==");
        assertThat(created.body().has("stringData")).isFalse();
        assertThat(created.textAt("/type")).isEqualTo("Opaque");
    }
}
