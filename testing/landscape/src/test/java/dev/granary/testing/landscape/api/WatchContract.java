package dev.granary.testing.landscape.api;

import static dev.granary.testing.landscape.api.SampleResources.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Watches: order, selectors, bookmarks, and what is too old. */
interface WatchContract extends Contract {

    @Test
    default void goesOnFromAVersion() throws IOException {
        String maps = maps();
        create(maps, "a", "");
        String since = admin().get(maps).version();
        admin().patch(maps + "/a", PlainClient.MERGE, "{\"data\":{\"k\":\"w\"}}");

        try (Watching watch = Watching.start(admin(), maps + "?labelSelector=!x&resourceVersion=" + since)) {
            create(maps, "b", "");
            admin().delete(maps + "/a");

            assertThat(watch.firstShown(3)).containsExactly("MODIFIED a", "ADDED b", "DELETED a");
        }
    }

    @Test
    default void beginsWithWhatIsThere() throws IOException {
        String maps = maps();
        create(maps, "a", "\"x\":\"1\"");

        try (Watching watch = Watching.start(admin(), maps + "?labelSelector=x")) {
            assertThat(watch.firstShown(1)).containsExactly("ADDED a");
            create(maps, "b", "\"x\":\"1\"");
            assertThat(watch.firstShown(2)).containsExactly("ADDED a", "ADDED b");
            assertThat(watch.first(1).getFirst().at("/object/kind").asText()).isEqualTo("ConfigMap");
            assertThat(watch.first(1).getFirst().at("/object/apiVersion").asText())
                    .isEqualTo("v1");
        }
    }

    @Test
    default void objectThatLeavesTheSelectorLooksDeletedInItsLastState() throws IOException {
        String maps = maps();
        create(maps, "a", "\"x\":\"1\"");

        try (Watching watch = Watching.start(admin(), maps + "?labelSelector=x")) {
            watch.first(1);
            Answer left = admin().patch(
                            maps + "/a", PlainClient.MERGE, "{\"metadata\":{\"labels\":{\"x\":null,\"y\":\"1\"}}}");
            admin().patch(maps + "/a", PlainClient.MERGE, "{\"data\":{\"k\":\"unseen\"}}");
            admin().patch(maps + "/a", PlainClient.MERGE, "{\"metadata\":{\"labels\":{\"x\":\"2\"}}}");

            assertThat(watch.firstShown(3)).containsExactly("ADDED a", "DELETED a", "ADDED a");
            JsonNode deleted = watch.first(2).getLast().path("object");
            assertThat(deleted.at("/metadata/labels").toString()).isEqualTo("{\"x\":\"1\"}");
            assertThat(deleted.at("/metadata/resourceVersion").asText()).isEqualTo(left.version());
            assertThat(deleted.at("/metadata/deletionTimestamp").isMissingNode())
                    .isTrue();
        }
    }

    @Test
    default void deletedObjectCarriesTheVersionOfItsDeletion() throws IOException {
        String maps = maps();
        create(maps, "a", "\"x\":\"1\"");
        String before = admin().get(maps + "/a").version();

        try (Watching watch = Watching.start(admin(), maps + "?labelSelector=x")) {
            watch.first(1);
            admin().delete(maps + "/a");

            JsonNode deleted = watch.first(2).getLast().path("object");
            assertThat(Long.parseLong(deleted.at("/metadata/resourceVersion").asText()))
                    .isGreaterThan(Long.parseLong(before));
        }
    }

    @Test
    default void oneObjectIsWatchedByItsName() throws IOException {
        String maps = maps();
        create(maps, "a", "");
        create(maps, "b", "");

        try (Watching watch = Watching.start(admin(), maps + "?fieldSelector=metadata.name=b")) {
            admin().patch(maps + "/a", PlainClient.MERGE, "{\"data\":{\"k\":\"w\"}}");
            admin().patch(maps + "/b", PlainClient.MERGE, "{\"data\":{\"k\":\"w\"}}");

            assertThat(watch.firstShown(2)).containsExactly("ADDED b", "MODIFIED b");
        }
    }

    @Test
    default void bookmarkTellsThatTheInitialStateIsComplete() throws IOException {
        String maps = maps();
        create(maps, "a", "\"x\":\"1\"");

        try (Watching watch = Watching.start(
                admin(),
                maps + "?labelSelector=x&allowWatchBookmarks=true&sendInitialEvents=true"
                        + "&resourceVersionMatch=NotOlderThan")) {
            List<JsonNode> events = watch.first(2);

            assertThat(events.getFirst().path("type").asText()).isEqualTo("ADDED");
            JsonNode bookmark = events.getLast();
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/kind").asText()).isEqualTo("ConfigMap");
            assertThat(bookmark.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asText())
                    .isEqualTo("true");
            String version = bookmark.at("/object/metadata/resourceVersion").asText();
            create(maps, "b", "\"x\":\"1\"");
            try (Watching next = Watching.start(admin(), maps + "?labelSelector=x&resourceVersion=" + version)) {
                assertThat(next.firstShown(1)).containsExactly("ADDED b");
            }
        }
    }

    @Test
    default void endsWhenItsTimeIsOver() {
        String maps = maps();
        create(maps, "a", "\"x\":\"1\"");

        List<JsonNode> events = Watching.start(admin(), maps + "?labelSelector=x&timeoutSeconds=1")
                .all();

        assertThat(events).hasSize(1);
    }

    @Test
    default void versionFromBeforeARestartIsTooOld() {
        String maps = maps();
        create(maps, "a", "");
        cluster().server().stop();
        cluster().server().start();
        create(maps, "b", "");

        List<JsonNode> events =
                Watching.start(admin(), maps + "?resourceVersion=1").all();

        assertThat(events).hasSize(1);
        JsonNode event = events.getFirst();
        assertThat(event.path("type").asText()).isEqualTo("ERROR");
        assertThat(event.at("/object/code").asInt()).isEqualTo(410);
        assertThat(event.at("/object/reason").asText()).isEqualTo("Expired");
        assertThat(event.at("/object/message").asText()).startsWith("too old resource version: 1 (");
    }

    @Test
    default void customResourcesAreWatchedLikeOthers() throws IOException {
        String widgets = SampleResources.widgets(namespace());

        try (Watching watch = Watching.start(admin(), widgets)) {
            admin().post(widgets, SampleResources.widget("w", "\"spec\":{\"size\":1}"));
            admin().patch(widgets + "/w/status", PlainClient.MERGE, "{\"status\":{\"phase\":\"Ready\"}}");

            assertThat(watch.firstShown(2)).containsExactly("ADDED w", "MODIFIED w");
            assertThat(watch.first(2).getLast().at("/object/status/phase").asText())
                    .isEqualTo("Ready");
        }
    }

    private String maps() {
        return SampleResources.configMaps(namespace());
    }

    private void create(String maps, String name, String labels) {
        admin().post(maps, configMap("\"name\":\"" + name + "\",\"labels\":{" + labels + "}", "\"k\":\"v\""));
    }
}
