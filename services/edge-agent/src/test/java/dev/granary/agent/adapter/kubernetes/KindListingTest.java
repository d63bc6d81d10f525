package dev.granary.agent.adapter.kubernetes;

import static dev.granary.agent.adapter.kubernetes.ScriptedApiServer.page;
import static dev.granary.agent.adapter.kubernetes.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.selection.LabelSelector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that break off in their middle: nothing is lost and nothing comes twice. */
class KindListingTest {

    private static final ObjectKind KIND = ObjectKind.namespaced("", "v1", "configmaps", "ConfigMap");
    private static final String PATH = "/api/v1/namespaces/shop/configmaps?limit=500";

    private ScriptedApiServer server;
    private final List<String> names = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedApiServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void followsTheContinueTokens() {
        server.then(200, page("t/1+x", "a", "b")).then(200, page("t2", "c")).then(200, page("", "d"));

        list();

        assertThat(names).containsExactly("a", "b", "c", "d");
        assertThat(server.asked()).containsExactly(PATH, PATH + "&continue=t%2F1%2Bx", PATH + "&continue=t2");
    }

    @Test
    void goesOnBehindTheLastNameWhenTheServerOffersIt() {
        server.then(200, page("t1", "a", "b"))
                .then(410, status("Expired", "too old", "t1-new"))
                .then(200, page("", "c"));

        list();

        assertThat(names).containsExactly("a", "b", "c");
        assertThat(server.asked()).endsWith(PATH + "&continue=t1-new");
    }

    @Test
    void beginsAgainWhenTheServerOffersNothingAndSkipsWhatItHas() {
        server.then(200, page("t1", "a", "c"))
                .then(410, status("Expired", "too old", ""))
                .then(200, page("t2", "a", "b-new", "c", "d"))
                .then(200, page("", "e"));

        list();

        assertThat(names).containsExactly("a", "c", "d", "e");
    }

    @Test
    void readsAPageAgainThatBrokeOffInItsMiddle() {
        String second = page("", "c", "d", "e");
        server.then(200, page("t1", "a", "b"))
                .thenCut(second, second.indexOf("\"e\""))
                .then(200, second);

        list();

        assertThat(names).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void readsAPageAgainInWhoseMiddleTheServerFellSilent() {
        String second = page("", "c", "d", "e");
        server.then(200, page("t1", "a", "b"))
                .thenSilence(second, second.indexOf("\"e\""))
                .then(200, second);

        list();

        assertThat(names).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void doesNotGoOnWhereTheOrderWasNotThatOfTheNames() {
        server.then(200, page("t1", "b", "a")).then(410, status("Expired", "too old", "t2"));

        assertThatThrownBy(this::list).isInstanceOf(KindNotListableException.class);
    }

    @Test
    void doesNotGoOnWhereTheOrderTurnsOutOtherInTheSecondRun() {
        server.then(200, page("t1", "a", "c"))
                .then(410, status("Expired", "too old", ""))
                .then(200, page("", "a", "c", "b"));

        assertThatThrownBy(this::list).isInstanceOf(KindNotListableException.class);
    }

    @Test
    void takesAnyOrderAsLongAsNothingBreaksOff() {
        server.then(200, page("t1", "b", "a")).then(200, page("", "d", "c"));

        list();

        assertThat(names).containsExactly("b", "a", "d", "c");
    }

    @Test
    void givesUpAListThatExpiresAgainAndAgain() {
        for (int i = 0; i < 12; i++) {
            server.then(410, status("Expired", "too old", "t"));
        }

        assertThatThrownBy(this::list).isInstanceOf(KindNotListableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 406, 500, 503})
    void saysWhyAKindCannotBeListed(int status) {
        server.at("/api/v1/namespaces/shop/configmaps", status, status("Forbidden", "configmaps is forbidden", ""));

        assertThatThrownBy(this::list)
                .isInstanceOf(KindNotListableException.class)
                .hasMessageContaining(String.valueOf(status))
                .hasMessageContaining("configmaps is forbidden");
    }

    @Test
    void takesARefusedTokenForAnUnreachableCluster() {
        server.then(401, status("Unauthorized", "Unauthorized", ""));

        assertThatThrownBy(this::list).isInstanceOf(ClusterUnreachableException.class);
    }

    @Test
    void findsNothingWhereTheKindWentAway() {
        server.then(404, "404 page not found");

        list();

        assertThat(names).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":null}",
                "{\"items\":[]}",
                "{}",
                "{\"metadata\":{},\"items\":[],\"other\":{\"a\":[1]}}"
            })
    void takesAListWithoutItems(String body) {
        server.then(200, body);

        list();

        assertThat(names).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{\"items\":[1]}", "{\"items\":{}}", "{\"items\":[{}"})
    void givesUpOnWhatIsNotAList(String body) {
        for (int i = 0; i < 12; i++) {
            server.then(200, body);
        }

        assertThatThrownBy(this::list).isInstanceOf(KindNotListableException.class);
    }

    private void list() {
        var shop = new ClusterObjects.Scope("shop", LabelSelector.EVERYTHING);
        server.cluster().list(KIND, shop, object -> names.add(object.name()));
    }
}
