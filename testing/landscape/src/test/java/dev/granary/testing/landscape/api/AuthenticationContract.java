package dev.granary.testing.landscape.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Client certificates, tokens, and who is nobody. */
interface AuthenticationContract extends Contract {

    String REVIEWS = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    String REVIEW = "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"SelfSubjectReview\"}";

    @Test
    default void refusesWhoDoesNotSayWhoTheyAre() {
        Answer answer = cluster().anonymous().get("/api/v1/namespaces");

        assertThat(answer.code()).isEqualTo(401);
        assertThat(answer.textAt("/kind")).isEqualTo("Status");
        assertThat(answer.reason()).isEqualTo("Unauthorized");
        assertThat(answer.message()).isEqualTo("Unauthorized");
        assertThat(cluster().anonymous().get("/readyz").code()).isEqualTo(401);
    }

    @Test
    default void refusesAnUnknownToken() {
        assertThat(cluster().as("nonsense").get("/api").code()).isEqualTo(401);
        assertThat(cluster().as("a.b.c").get("/api").code()).isEqualTo(401);
    }

    @Test
    default void adminTokenIsOfSystemMasters() {
        JsonNode user = admin().post(REVIEWS, REVIEW).at("/status/userInfo");

        assertThat(user.path("groups").toString()).contains("system:masters", "system:authenticated");
    }

    @Test
    default void takesUserAndGroupFromTheClientCertificate() {
        Answer review = cluster().user("jane", "builders").post(REVIEWS, REVIEW);

        assertThat(review.code()).isEqualTo(201);
        assertThat(review.textAt("/status/userInfo/username")).isEqualTo("jane");
        assertThat(review.at("/status/userInfo/groups").toString())
                .isEqualTo("[\"builders\",\"system:authenticated\"]");
    }

    @Test
    default void certificateOfAnUnknownAuthorityIsNobody() {
        assertThat(cluster()
                        .strangerCalled("jane", "system:masters")
                        .get("/api")
                        .code())
                .isEqualTo(401);
    }

    @Test
    default void expiredCertificateIsNobody() {
        assertThat(cluster().expiredUser("jane", "system:masters").get("/api").code())
                .isEqualTo(401);
    }

    @Test
    default void serviceAccountIsKnownByItsTokenAsLongAsItExists() {
        String namespace = namespace();
        String token = cluster().robot(namespace);

        JsonNode user = cluster().as(token).post(REVIEWS, REVIEW).at("/status/userInfo");
        admin().delete("/api/v1/namespaces/" + namespace + "/serviceaccounts/robot");

        assertThat(user.path("username").asText()).isEqualTo("system:serviceaccount:" + namespace + ":robot");
        assertThat(user.path("groups").toString())
                .contains("system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cluster().as(token).get("/api").code() == 401);
    }
}
