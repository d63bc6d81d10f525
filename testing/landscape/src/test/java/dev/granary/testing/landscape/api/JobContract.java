package dev.granary.testing.landscape.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Jobs of one pod. The harness plays the kubelet. */
interface JobContract extends Contract {

    @Test
    default void jobGetsAPodThatNamesIt() {
        String namespace = namespace();
        String uid = admin().post(jobs(namespace), job("once")).uid();

        Answer pods = podOf(namespace, "once");

        assertThat(pods.textAt("/items/0/metadata/ownerReferences/0/uid")).isEqualTo(uid);
        assertThat(pods.textAt("/items/0/metadata/name")).startsWith("once-");
        assertThat(pods.textAt("/items/0/spec/serviceAccountName")).isEqualTo("default");
        assertThat(pods.textAt("/items/0/spec/volumes/0/name")).startsWith("kube-api-access-");
        assertThat(pods.textAt("/items/0/status/phase")).isEqualTo("Pending");
    }

    @Test
    default void jobIsCompleteWhenItsPodHasSucceeded() {
        String namespace = namespace();
        admin().post(jobs(namespace), job("once"));

        end(podOf(namespace, "once"), "Succeeded");

        waitForCondition(namespace, "Complete");
    }

    @Test
    default void jobThatMayNotBeRepeatedFailsWithItsPod() {
        String namespace = namespace();
        admin().post(jobs(namespace), job("once"));

        end(podOf(namespace, "once"), "Failed");

        waitForCondition(namespace, "Failed");
        assertThat(podOf(namespace, "once").at("/items")).hasSize(1);
    }

    @Test
    default void podGoesWithItsJob() {
        String namespace = namespace();
        admin().post(jobs(namespace), job("once"));
        podOf(namespace, "once");

        admin().delete(jobs(namespace) + "/once", "{\"propagationPolicy\":\"Background\"}");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin().get(pods(namespace)).at("/items").isEmpty());
    }

    private Answer podOf(String namespace, String job) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> admin().get(pods(namespace) + "?labelSelector=job-name=" + job),
                        answer -> !answer.at("/items").isEmpty());
    }

    private void end(Answer pods, String phase) {
        String namespace = pods.textAt("/items/0/metadata/namespace");
        String pod = pods(namespace) + "/" + pods.textAt("/items/0/metadata/name");
        Answer ended = admin().patch(pod + "/status", PlainClient.MERGE, "{\"status\":{\"phase\":\"" + phase + "\"}}");
        assertThat(ended.code()).isEqualTo(200);
    }

    private void waitForCondition(String namespace, String type) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> admin().get(jobs(namespace) + "/once")
                        .at("/status/conditions")
                        .findValuesAsText("type")
                        .contains(type));
    }

    private static String jobs(String namespace) {
        return "/apis/batch/v1/namespaces/" + namespace + "/jobs";
    }

    private static String pods(String namespace) {
        return "/api/v1/namespaces/" + namespace + "/pods";
    }

    private static String job(String name) {
        return """
               {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"%s"},"spec":{"backoffLimit":0,
                "template":{"spec":{"restartPolicy":"Never","containers":[{"name":"app","image":"app:1"}]}}}}""".formatted(name);
    }
}
