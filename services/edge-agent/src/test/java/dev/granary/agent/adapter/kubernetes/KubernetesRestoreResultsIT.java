package dev.granary.agent.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.application.port.RestoreResultsContract;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real API server, with the rights of the agent. */
class KubernetesRestoreResultsIT extends RestoreResultsContract {

    private static final AgentWorld WORLD = AgentWorld.shared();
    private static final UUID RESTORE = UUID.randomUUID();

    private final AgentPlace place = WORLD.place();
    private final KubernetesClient client = WORLD.shoot().agentClient(place.namespace());

    @Override
    protected RestoreResults empty() {
        return new KubernetesRestoreResults(client, place.namespace());
    }

    @Override
    protected RestoreResults reopened(RestoreResults results) {
        return empty();
    }

    @Test
    void whatALaterVersionAddedToAPartIsLeftOut() {
        write(gzip("{\"number\":1,\"last\":true,\"objects\":[],\"since\":\"tomorrow\"}"));

        assertThat(empty().find(RESTORE, 1)).contains(new RestoreResults.Part(1, true, List.of()));
    }

    @Test
    void whatCannotBeReadIsNoPart() {
        write(gzip("{\"number\":1,\"last\":true,\"objects\":[{\"kind\":\"A\",\"outcome\":\"OF_TOMORROW\"}]}"));
        assertThat(empty().find(RESTORE, 1)).isEmpty();

        write(Map.of("part.json.gz", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3})));
        assertThat(empty().find(RESTORE, 1)).isEmpty();

        write(Map.of());
        assertThat(empty().find(RESTORE, 1)).isEmpty();
    }

    private void write(Map<String, String> data) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("granary-restore-" + RESTORE + "-1")
                        .withNamespace(place.namespace())
                        .endMetadata()
                        .withBinaryData(data)
                        .build())
                .createOr(NonDeletingOperation::update);
    }

    private static Map<String, String> gzip(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("part.json.gz", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }
}
