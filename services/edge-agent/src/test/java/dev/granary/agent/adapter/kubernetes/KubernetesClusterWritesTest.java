package dev.granary.agent.adapter.kubernetes;

import static dev.granary.agent.adapter.kubernetes.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.ClusterWrites.Verb;
import dev.granary.agent.domain.kube.ObjectKind;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KubernetesClusterWritesTest {

    private static final ObjectKind KIND = ObjectKind.namespaced("", "v1", "configmaps", "ConfigMap");
    private static final String FAILED = status("InternalError", "etcdserver: leader changed", "");
    private static final String ALLOWED = "{\"status\":{\"allowed\":true}}";

    private ScriptedApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedApiServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForARightAgainWhenTheServerFailedToAnswer() {
        server.then(500, FAILED).then(201, ALLOWED);

        assertThat(isAllowed()).isTrue();
    }

    @Test
    void doesNotTakeAFailureOfTheServerForAMissingRight() {
        for (int i = 0; i < 10; i++) {
            server.then(500, FAILED);
        }

        assertThatThrownBy(this::isAllowed)
                .isInstanceOf(ClusterUnreachableException.class)
                .hasMessageContaining("leader changed");
    }

    @Test
    void hasNoRightWhereItMayNotEvenAsk() {
        server.then(403, status("Forbidden", "no", ""));

        assertThat(isAllowed()).isFalse();
    }

    private boolean isAllowed() {
        return new KubernetesClusterWrites(server.client(), server.pace()).isAllowed(Verb.CREATE, KIND, "shop");
    }
}
