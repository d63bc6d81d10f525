package dev.granary.testing.landscape.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists: pages, versions, selectors. Secrets, because a namespace has none of itself. */
interface ListContract extends Contract {

    @Test
    default void pagesShowTheStateOfTheFirst() {
        String secrets = secretsOf("a", "b", "c", "d", "e");

        Answer first = admin().get(secrets + "?limit=2");
        admin().delete(secrets + "/c");
        create(secrets, "cc", "");
        Answer second = admin().get(secrets + "?limit=2&continue=" + first.textAt("/metadata/continue"));
        Answer third = admin().get(secrets + "?limit=2&continue=" + second.textAt("/metadata/continue"));

        assertThat(names(first)).containsExactly("a", "b");
        assertThat(first.at("/metadata/remainingItemCount").asInt()).isEqualTo(3);
        assertThat(names(second)).containsExactly("c", "d");
        assertThat(names(third)).containsExactly("e");
        assertThat(third.at("/metadata/continue").asText("")).isEmpty();
        assertThat(third.version()).isEqualTo(first.version());
    }

    @Test
    default void selectorHidesHowManyRemain() {
        String secrets = secretsOf("a", "b", "c");

        Answer page = admin().get(secrets + "?limit=1&labelSelector=!x");

        assertThat(page.textAt("/metadata/continue")).isNotEmpty();
        assertThat(page.at("/metadata/remainingItemCount").isMissingNode()).isTrue();
    }

    @Test
    default void versionZeroIgnoresTheLimit() {
        String secrets = secretsOf("a", "b", "c");

        Answer all = admin().get(secrets + "?limit=1&resourceVersion=0");

        assertThat(names(all)).containsExactly("a", "b", "c");
        assertThat(all.at("/metadata/continue").asText("")).isEmpty();
    }

    @Test
    default void exactVersionShowsThePast() {
        String secrets = secretsOf("a", "b");
        String then = admin().get(secrets).version();
        admin().delete(secrets + "/a");
        create(secrets, "c", "");

        Answer past = admin().get(secrets + "?resourceVersionMatch=Exact&resourceVersion=" + then);

        assertThat(names(past)).containsExactly("a", "b");
        assertThat(past.version()).isEqualTo(then);
    }

    @Test
    default void continueTokenFromBeforeACompactionIsExpired() {
        String secrets = secretsOf("a", "b", "c");
        String token = admin().get(secrets + "?limit=1").textAt("/metadata/continue");
        create(secrets, "d", "");
        compact();

        Answer expired = admin().get(secrets + "?limit=1&continue=" + token);
        Answer goesOn = admin().get(secrets + "?continue=" + expired.textAt("/metadata/continue"));

        assertThat(expired.code()).isEqualTo(410);
        assertThat(expired.reason()).isEqualTo("Expired");
        assertThat(names(goesOn)).containsExactly("b", "c", "d");
    }

    @Test
    default void refusesWhatItCannotUnderstand() {
        String secrets = secretsOf();

        assertThat(admin().get(secrets + "?limit=1&continue=nonsense").code()).isEqualTo(400);
        assertThat(admin().get(secrets + "?resourceVersion=soon").code()).isEqualTo(400);
        assertThat(admin().get(secrets + "?labelSelector=a===b").code()).isEqualTo(400);
        assertThat(admin().get(secrets + "?fieldSelector=data.k=v").code()).isEqualTo(400);
        Answer future = admin().get(secrets + "?resourceVersion=999999999");
        assertThat(future.code()).isEqualTo(504);
        assertThat(future.message()).startsWith("Timeout: Too large resource version: 999999999, current: ");
    }

    @Test
    default void labelSelectorsMean() {
        String secrets = secretsOf();
        create(secrets, "a", "\"tier\":\"web\",\"env\":\"prod\"");
        create(secrets, "b", "\"tier\":\"db\"");
        create(secrets, "c", "");

        assertThat(selected(secrets, "tier=web")).containsExactly("a");
        assertThat(selected(secrets, "tier==web")).containsExactly("a");
        assertThat(selected(secrets, "tier!=web")).containsExactly("b", "c");
        assertThat(selected(secrets, "tier in (web,db)")).containsExactly("a", "b");
        assertThat(selected(secrets, "tier notin (db)")).containsExactly("a", "c");
        assertThat(selected(secrets, "tier")).containsExactly("a", "b");
        assertThat(selected(secrets, "!tier")).containsExactly("c");
        assertThat(selected(secrets, "tier,env=prod")).containsExactly("a");
        assertThat(selected(secrets, "tier in (web, db),!env")).containsExactly("b");
    }

    @Test
    default void fieldSelectorsMean() {
        String secrets = secretsOf("a", "b");
        String namespace = secrets.split("/", -1)[4];

        assertThat(names(admin().get(secrets + "?fieldSelector=metadata.name=a")))
                .containsExactly("a");
        assertThat(names(admin().get(secrets + "?fieldSelector=metadata.name!=a")))
                .containsExactly("b");
        assertThat(names(admin().get("/api/v1/secrets?fieldSelector=metadata.namespace=" + namespace)))
                .containsExactly("a", "b");
        assertThat(names(admin().get(secrets + "?fieldSelector=type=Opaque"))).containsExactly("a", "b");
    }

    @Test
    default void emptyNamespaceAndUnknownNamespaceLookTheSame() {
        Answer answer = admin().get("/api/v1/namespaces/absent/secrets");

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.textAt("/kind")).isEqualTo("SecretList");
        assertThat(answer.at("/items").isArray()).isTrue();
        assertThat(answer.at("/items")).isEmpty();
    }

    private List<String> selected(String secrets, String selector) {
        return names(admin().get(secrets + "?labelSelector=" + selector));
    }

    private String secretsOf(String... names) {
        String secrets = "/api/v1/namespaces/" + namespace() + "/secrets";
        for (String name : names) {
            create(secrets, name, "");
        }
        return secrets;
    }

    private void create(String secrets, String name, String labels) {
        admin().post(secrets, "{\"metadata\":{\"name\":\"" + name + "\",\"labels\":{" + labels + "}}}");
    }

    private static List<String> names(Answer list) {
        List<String> names = new ArrayList<>();
        for (JsonNode item : list.at("/items")) {
            names.add(item.at("/metadata/name").asText());
        }
        return names;
    }
}
