package dev.granary.testing.landscape.kube;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Kubeconfig documents with one cluster and one user. */
public final class Kubeconfig {

    private Kubeconfig() {}

    public static String withToken(URI server, String caPem, String token) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: cluster
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: user
                  user:
                    token: %s
                contexts:
                - name: context
                  context:
                    cluster: cluster
                    user: user
                current-context: context
                """.formatted(server, base64(caPem), token);
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
