package dev.granary.testing.landscape.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pods: their account, their node, their end. Nobody schedules them: the harness plays scheduler and kubelet. */
interface PodContract extends Contract {

    @Test
    default void podGetsTheTokenOfItsAccount() {
        String pods = pods();

        Answer pod = admin().post(pods, pod("app", "\"serviceAccountName\":\"robot\","));

        assertThat(pod.code()).isEqualTo(201);
        assertThat(pod.textAt("/status/phase")).isEqualTo("Pending");
        assertThat(pod.textAt("/status/qosClass")).isEqualTo("BestEffort");
        assertThat(pod.textAt("/spec/volumes/0/name")).matches("kube-api-access-[a-z0-9]{5}");
        assertThat(pod.at("/spec/volumes/0/projected/sources/0/serviceAccountToken/expirationSeconds")
                        .asInt())
                .isEqualTo(3607);
        assertThat(pod.textAt("/spec/containers/0/volumeMounts/0/mountPath"))
                .isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount");
    }

    @Test
    default void podMayDoWithoutAToken() {
        Answer pod = admin().post(
                        pods(), pod("app", "\"serviceAccountName\":\"robot\",\"automountServiceAccountToken\":false,"));

        assertThat(pod.at("/spec/volumes").isMissingNode()).isTrue();
    }

    @Test
    default void podOfAnUnknownAccountIsRefused() {
        Answer refused = admin().post(pods(), pod("app", "\"serviceAccountName\":\"nobody\","));

        assertThat(refused.code()).isEqualTo(403);
        assertThat(refused.message())
                .contains("error looking up service account")
                .contains("\"nobody\" not found");
    }

    @Test
    default void podIsBoundToANodeOnce() {
        String pods = pods();
        admin().post(pods, pod("app", "\"serviceAccountName\":\"robot\","));
        String binding = "{\"apiVersion\":\"v1\",\"kind\":\"Binding\",\"metadata\":{\"name\":\"app\"},"
                + "\"target\":{\"kind\":\"Node\",\"name\":\"node-1\"}}";

        Answer bound = admin().post(pods + "/app/binding", binding);
        Answer again = admin().post(pods + "/app/binding", binding);

        assertThat(bound.code()).isEqualTo(201);
        assertThat(admin().get(pods + "/app").textAt("/spec/nodeName")).isEqualTo("node-1");
        assertThat(again.code()).isEqualTo(409);
        assertThat(admin().get(pods + "?fieldSelector=spec.nodeName=node-1").at("/items"))
                .hasSize(1);
    }

    @Test
    default void podOnANodeIsGivenTimeAndOneOnNoneIsNot() {
        String pods = pods();
        admin().post(pods, pod("waiting", "\"serviceAccountName\":\"robot\","));
        admin().post(pods, pod("running", "\"serviceAccountName\":\"robot\",\"nodeName\":\"node-1\","));

        admin().delete(pods + "/waiting");
        Answer running = admin().delete(pods + "/running");

        assertThat(admin().get(pods + "/waiting").code()).isEqualTo(404);
        assertThat(running.at("/metadata/deletionGracePeriodSeconds").asInt()).isEqualTo(30);
        assertThat(admin().get(pods + "/running").code()).isEqualTo(200);
        admin().delete(pods + "/running?gracePeriodSeconds=0");
        assertThat(admin().get(pods + "/running").code()).isEqualTo(404);
    }

    @Test
    default void tokenBoundToAPodDiesWithIt() {
        String pods = pods();
        String uid = admin().post(pods, pod("app", "\"serviceAccountName\":\"robot\","))
                .uid();
        String token = admin().post(pods.replace("/pods", "/serviceaccounts/robot/token"), """
                        {"spec":{"boundObjectRef":{"apiVersion":"v1","kind":"Pod","name":"app","uid":"%s"}}}""".formatted(uid))
                .textAt("/status/token");

        assertThat(cluster().as(token).get("/api").code()).isEqualTo(200);
        admin().delete(pods + "/app?gracePeriodSeconds=0");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cluster().as(token).get("/api").code() == 401);
    }

    private String pods() {
        String namespace = namespace();
        cluster().robot(namespace);
        return "/api/v1/namespaces/" + namespace + "/pods";
    }

    private static String pod(String name, String spec) {
        return """
               {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s"},
                "spec":{%s"containers":[{"name":"app","image":"app:1"}]}}""".formatted(name, spec);
    }
}
