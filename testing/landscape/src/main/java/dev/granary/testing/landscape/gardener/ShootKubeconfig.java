package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.kube.Kubeconfig.base64;

import dev.granary.testing.landscape.pki.Certificate;
import java.net.URI;
import java.util.List;

/** The kubeconfig that gardener-apiserver writes: a cluster and a context per address, one user with a client certificate. */
final class ShootKubeconfig {

    private ShootKubeconfig() {}

    /**
     * @param name of the address, for instance {@code external}
     */
    record Address(String name, URI url) {}

    /**
     * @param prefix namespace and name of the shoot: {@code <namespace>--<shoot>}
     * @param addresses at least one; the first gives its name to the user and to the current context
     */
    static String of(String prefix, List<Address> addresses, String clusterCaPem, Certificate client) {
        var user = prefix + "-" + addresses.getFirst().name();
        var clusters = new StringBuilder();
        var contexts = new StringBuilder();
        for (var address : addresses) {
            var entry = prefix + "-" + address.name();
            clusters.append(cluster(entry, address.url(), clusterCaPem));
            contexts.append("- context:\n    cluster: %s\n    user: %s\n  name: %s\n".formatted(entry, user, entry));
        }
        return "apiVersion: v1\nclusters:\n" + clusters + "contexts:\n" + contexts + "current-context: " + user
                + "\nkind: Config\npreferences: {}\nusers:\n" + user(user, client);
    }

    /** Any path of the address is dropped. */
    private static String cluster(String entry, URI address, String caPem) {
        return "- cluster:\n    certificate-authority-data: %s\n    server: https://%s\n  name: %s\n"
                .formatted(base64(caPem), address.getAuthority(), entry);
    }

    private static String user(String name, Certificate client) {
        return "- name: %s\n  user:\n    client-certificate-data: %s\n    client-key-data: %s\n"
                .formatted(name, base64(client.certificatePem()), base64(client.rsaKeyPem()));
    }
}
