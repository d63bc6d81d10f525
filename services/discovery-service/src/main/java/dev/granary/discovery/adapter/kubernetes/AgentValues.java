package dev.granary.discovery.adapter.kubernetes;

import static java.util.Map.entry;

import dev.granary.discovery.application.port.AgentSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The placeholders of the manifests and their values. */
final class AgentValues {

    private AgentValues() {}

    static Map<String, String> of(AgentSettings settings) {
        AgentSettings.Common agent = settings.common();
        return Map.ofEntries(
                entry("cluster.id", settings.clusterId().toString()),
                entry("cluster.tenant", settings.tenant()),
                entry(
                        "workloadIdentity.clientId",
                        settings.workloadIdentity().clientId().toString()),
                entry(
                        "workloadIdentity.tenantId",
                        settings.workloadIdentity().tenantId().toString()),
                entry("agent.image", agent.image()),
                entry("agent.version", agent.version()),
                entry("agent.kafkaBootstrap", agent.kafkaBootstrap()),
                entry("agent.tokenEndpoint", agent.tokenEndpoint().toString()),
                entry("agent.heartbeatInterval", agent.heartbeatInterval().toString()),
                entry("agent.caBundle", agent.caBundle()),
                entry("agent.caBundleDigest", digest(agent.caBundle())));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
