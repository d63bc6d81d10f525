package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzuriteIT {

    @Test
    void answersOnlyForABearerTokenOfStorage(@TempDir Path directory) throws Exception {
        Certificates certificates = Certificates.in(directory.resolve("tls"));
        try (var azurite = Azurite.start(directory, Ports.free(), certificates.issue("azurite"))) {
            HttpClient client = trusting(certificates.authorityFile());
            URI containers = URI.create(azurite.endpoint() + "?comp=list");
            var anonymous = HttpRequest.newBuilder(containers).header("x-ms-version", "2026-06-06");

            assertThat(client.send(anonymous.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
            var withToken = anonymous.header("Authorization", "Bearer " + storageToken(directory));
            assertThat(client.send(withToken.build(), BodyHandlers.ofString()).body())
                    .contains("<Containers/>");
        }
    }

    private static String storageToken(Path directory) {
        return AccessTokens.withKeyIn(directory.resolve("jwks.json"))
                .mint(
                        "https://sts.windows.net/00000000-0000-0000-0000-000000000001/",
                        "https://storage.azure.com",
                        "tester",
                        java.time.Duration.ofMinutes(5));
    }

    private static HttpClient trusting(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
