package dev.granary.testing.landscape.api;

import static dev.granary.testing.landscape.api.SampleResources.configMap;
import static dev.granary.testing.landscape.api.SampleResources.configMaps;
import static dev.granary.testing.landscape.api.SampleResources.widget;
import static dev.granary.testing.landscape.api.SampleResources.widgets;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Deletion: finalizers, preconditions, collections. */
interface DeletionContract extends Contract {

    @Test
    default void deletesAndSaysWhat() {
        String maps = configMaps(namespace());
        String uid = admin().post(maps, configMap("a")).uid();

        Answer deleted = admin().delete(maps + "/a");

        assertThat(deleted.code()).isEqualTo(200);
        assertThat(deleted.textAt("/kind")).isEqualTo("Status");
        assertThat(deleted.textAt("/status")).isEqualTo("Success");
        assertThat(deleted.textAt("/details/uid")).isEqualTo(uid);
        assertThat(admin().get(maps + "/a").code()).isEqualTo(404);
        assertThat(admin().delete(maps + "/a").code()).isEqualTo(404);
    }

    @Test
    default void finalizerHoldsTheObjectUntilItIsTakenOff() {
        String path = widgets(namespace());
        admin().post(path, widget("w", "\"spec\":{\"size\":1}"));
        admin().patch(path + "/w", PlainClient.MERGE, "{\"metadata\":{\"finalizers\":[\"example.com/hold\"]}}");

        Answer deleted = admin().delete(path + "/w");
        Answer again = admin().delete(path + "/w");
        Answer status = admin().patch(path + "/w/status", PlainClient.MERGE, "{\"status\":{\"phase\":\"Going\"}}");
        Answer released = admin().patch(path + "/w", PlainClient.MERGE, "{\"metadata\":{\"finalizers\":null}}");

        assertThat(deleted.code()).isEqualTo(200);
        assertThat(deleted.textAt("/metadata/deletionTimestamp")).isNotEmpty();
        assertThat(deleted.at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(again.version()).isEqualTo(deleted.version());
        assertThat(status.textAt("/status/phase")).isEqualTo("Going");
        assertThat(released.code()).isEqualTo(200);
        assertThat(admin().get(path + "/w").code()).isEqualTo(404);
    }

    @Test
    default void noFinalizerJoinsAndNoSecondObjectComesWhileOneIsGoing() {
        String maps = configMaps(namespace());
        admin().post(maps, configMap("\"name\":\"a\",\"finalizers\":[\"example.com/hold\"]", ""));
        admin().delete(maps + "/a");

        Answer joined = admin().patch(
                        maps + "/a",
                        PlainClient.MERGE,
                        "{\"metadata\":{\"finalizers\":[\"example.com/hold\",\"example.com/late\"]}}");
        Answer second = admin().post(maps, configMap("a"));

        assertThat(joined.code()).isEqualTo(422);
        assertThat(joined.textAt("/details/causes/0/field")).isEqualTo("metadata.finalizers");
        assertThat(second.code()).isEqualTo(409);
        assertThat(second.message()).isEqualTo("object is being deleted: configmaps \"a\" already exists");
    }

    @Test
    default void preconditionsProtectAnotherIncarnation() {
        String maps = configMaps(namespace());
        Answer created = admin().post(maps, configMap("a"));

        Answer otherUid = admin().delete(maps + "/a", "{\"preconditions\":{\"uid\":\"other\"}}");
        Answer otherVersion = admin().delete(maps + "/a", "{\"preconditions\":{\"resourceVersion\":\"1\"}}");
        Answer same = admin().delete(
                        maps + "/a",
                        "{\"preconditions\":{\"uid\":\"%s\",\"resourceVersion\":\"%s\"}}"
                                .formatted(created.uid(), created.version()));

        assertThat(otherUid.code()).isEqualTo(409);
        assertThat(otherUid.reason()).isEqualTo("Conflict");
        assertThat(otherVersion.code()).isEqualTo(409);
        assertThat(same.code()).isEqualTo(200);
    }

    @Test
    default void deletesWhatASelectorNames() {
        String secrets = "/api/v1/namespaces/" + namespace() + "/secrets";
        for (String name : new String[] {"a", "b", "c"}) {
            admin().post(secrets, "{\"metadata\":{\"name\":\"" + name + "\",\"labels\":{\"n\":\"" + name + "\"}}}");
        }

        Answer deleted = admin().delete(secrets + "?labelSelector=n in (a,b)");

        assertThat(deleted.code()).isEqualTo(200);
        JsonNode left = admin().get(secrets).at("/items");
        assertThat(left).hasSize(1);
        assertThat(left.at("/0/metadata/name").asText()).isEqualTo("c");
    }

    @Test
    default void rehearsedDeletionLeavesTheObject() {
        String maps = configMaps(namespace());
        admin().post(maps, configMap("a"));

        assertThat(admin().delete(maps + "/a?dryRun=All").code()).isEqualTo(200);
        assertThat(admin().get(maps + "/a").at("/metadata/deletionTimestamp").isMissingNode())
                .isTrue();
    }

    @Test
    default void unknownPropagationIsRefused() {
        String maps = configMaps(namespace());
        admin().post(maps, configMap("a"));

        assertThat(admin().delete(maps + "/a?propagationPolicy=Sideways").code())
                .isEqualTo(422);
    }
}
