package dev.granary.discovery.domain;

import dev.granary.discovery.domain.Kubeconfig.BearerToken;
import dev.granary.discovery.domain.Kubeconfig.ClientCertificate;
import dev.granary.discovery.domain.Kubeconfig.Credential;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes one context out of a kubeconfig and refuses what would make Granary run programs, read its own files or trust
 * anyone. Messages name fields, never contents.
 */
public final class KubeconfigReader {

    private static final List<String> CLUSTER_NOT_SUPPORTED =
            List.of("certificate-authority", "insecure-skip-tls-verify", "proxy-url", "tls-server-name");
    private static final List<String> USER_NOT_SUPPORTED = List.of(
            "exec",
            "auth-provider",
            "tokenFile",
            "client-certificate",
            "client-key",
            "username",
            "password",
            "as",
            "as-uid",
            "as-groups",
            "as-user-extra");

    private KubeconfigReader() {}

    /**
     * Reads a parsed kubeconfig.
     *
     * @param document the parsed YAML: maps, lists, strings, numbers, booleans
     * @param preferredSuffix context to prefer by the end of its name; null to take {@code current-context} always
     */
    public static KubeconfigReading read(@Nullable Object document, @Nullable String preferredSuffix) {
        try {
            KubeconfigDocument kubeconfig = new KubeconfigDocument(document);
            KubeconfigDocument.Fields context = kubeconfig.context(preferredSuffix);
            KubeconfigDocument.Fields cluster = kubeconfig.cluster(context.text("cluster"));
            KubeconfigDocument.Fields user = kubeconfig.user(context.text("user"));
            cluster.refuse(CLUSTER_NOT_SUPPORTED);
            user.refuse(USER_NOT_SUPPORTED);
            URI server = HttpsServer.read(cluster.text("server"), cluster.path());
            String authority = cluster.pem("certificate-authority-data", PemKind.CERTIFICATE);
            return new KubeconfigReading.Accepted(new Kubeconfig(server, authority, credential(user)));
        } catch (Refusal e) {
            return new KubeconfigReading.Refused(e.problem);
        }
    }

    private static Credential credential(KubeconfigDocument.Fields user) {
        String token = user.optionalText("token");
        if (token != null) {
            return new BearerToken(token);
        }
        String certificate = user.pem("client-certificate-data", PemKind.CERTIFICATE);
        String key = user.pem("client-key-data", PemKind.PRIVATE_KEY);
        if (certificate == null || key == null) {
            throw new Refusal(user.path()
                    + " carries neither a token nor a client certificate with its key; use the kubeconfig of a "
                    + "service account.");
        }
        return new ClientCertificate(certificate, key);
    }

    /** Ends the reading; never leaves this package. */
    static final class Refusal extends RuntimeException {
        final String problem;

        Refusal(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }
    }

    /** Whatever a person wrote where a map belongs, as a map. */
    static Map<?, ?> mapOrEmpty(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }
}
