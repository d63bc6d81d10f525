package dev.granary.agent.adapter.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the workload identity webhook gives a pod.
 *
 * @param federatedTokenFile projected token that Entra ID exchanges; read for every exchange
 * @param authorityHost base address of Entra ID
 */
public record WorkloadIdentity(String clientId, String tenantId, Path federatedTokenFile, URI authorityHost) {

    /** Public authority hosts, which Entra ID's instance discovery knows. */
    private static final Set<String> KNOWN_AUTHORITIES = Set.of(
            "login.microsoftonline.com",
            "login.microsoftonline.us",
            "login.partner.microsoftonline.cn",
            "login.chinacloudapi.cn");

    private static final int MOST_RETRIES = 2;

    TokenCredential credential(HttpClient http) {
        var builder = new WorkloadIdentityCredentialBuilder()
                .clientId(clientId)
                .tenantId(tenantId)
                .tokenFilePath(federatedTokenFile.toString())
                .authorityHost(authorityHost.toString())
                .maxRetry(MOST_RETRIES)
                .httpClient(http);
        if (!KNOWN_AUTHORITIES.contains(String.valueOf(authorityHost.getHost()))) {
            builder.disableInstanceDiscovery();
        }
        return builder.build();
    }
}
