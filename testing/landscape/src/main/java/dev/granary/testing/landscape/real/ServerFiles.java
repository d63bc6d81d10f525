package dev.granary.testing.landscape.real;

import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.kube.Kubeconfig;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import dev.granary.testing.landscape.pki.Pem;
import dev.granary.testing.landscape.pki.RsaKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What kube-apiserver and kube-controller-manager read from disk: certificates, the service account key, the admin's
 * token and kubeconfig.
 *
 * @param caPem authority of the serving certificate
 * @param adminToken bearer token of {@code system:masters}
 */
record ServerFiles(Path folder, String caPem, String adminToken) {

    static ServerFiles write(Path folder, ApiServerSpec spec, URI url, String adminToken) {
        var authority = new CertificateAuthority("ca-" + spec.name(), Clock.systemUTC());
        var serving = authority.loopbackServer("kube-apiserver");
        var files = new ServerFiles(folder, authority.pem(), adminToken);
        files.write("client-ca.crt", spec.clientCaPem());
        files.write("ca.crt", authority.pem());
        files.write("serving.crt", serving.certificatePem());
        files.write("serving.key", serving.keyPem());
        files.keepServiceAccountKey();
        files.write("tokens.csv", adminToken + ",admin,admin,system:masters\n");
        files.write("admin.kubeconfig", Kubeconfig.withToken(url, authority.pem(), adminToken));
        return files;
    }

    /** A server started again under its name goes on trusting the tokens that it minted. */
    private void keepServiceAccountKey() {
        if (!Files.exists(folder.resolve("service-account.key"))) {
            write("service-account.key", Pem.privateKey(RsaKeys.next().getPrivate()));
        }
    }

    String path(String file) {
        return folder.resolve(file).toString();
    }

    private void write(String file, String content) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
