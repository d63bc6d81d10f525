package dev.granary.testing.landscape.api;

import dev.granary.testing.landscape.pki.Certificate;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import dev.granary.testing.landscape.pki.Subject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/** The server that the cases run against; each case has a namespace of its own. */
final class ClusterUnderTest implements AutoCloseable {

    static final String ISSUER = "https://issuer.example.com/contract";
    private static final Duration HOUR = Duration.ofHours(1);

    private final ApiServers servers;
    private final CertificateAuthority clients = new CertificateAuthority("client-ca", Clock.systemUTC());
    private final ApiServer server;
    private final PlainClient admin;

    ClusterUnderTest(ApiServers servers) {
        this.servers = servers;
        this.server = servers.start(new ApiServerSpec("contract", ISSUER, clients.pem(), SampleResources.WIDGETS));
        this.admin = PlainClient.withToken(server, server.adminToken());
    }

    ApiServer server() {
        return server;
    }

    PlainClient admin() {
        return admin;
    }

    PlainClient as(String token) {
        return PlainClient.withToken(server, token);
    }

    PlainClient anonymous() {
        return PlainClient.anonymous(server);
    }

    /** With a certificate that the server's client authority signed. */
    PlainClient user(String name, String group) {
        return withCertificate(clients.client(new Subject(name, Optional.of(group)), HOUR));
    }

    PlainClient strangerCalled(String name, String group) {
        CertificateAuthority unknown = new CertificateAuthority("client-ca", Clock.systemUTC());
        return withCertificate(unknown.client(new Subject(name, Optional.of(group)), HOUR));
    }

    PlainClient expiredUser(String name, String group) {
        return withCertificate(clients.client(new Subject(name, Optional.of(group)), Duration.ZERO));
    }

    /** Name of a new namespace. */
    String namespace() {
        return admin.post(
                        "/api/v1/namespaces",
                        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"generateName\":\"case-\"}}")
                .textAt("/metadata/name");
    }

    /** Token of a new service account {@code robot} for the API. */
    String robot(String namespace) {
        String accounts = "/api/v1/namespaces/" + namespace + "/serviceaccounts";
        admin.post(accounts, "{\"metadata\":{\"name\":\"robot\"}}");
        return admin.post(accounts + "/robot/token", "{\"spec\":{}}").textAt("/status/token");
    }

    private PlainClient withCertificate(Certificate certificate) {
        return PlainClient.withCertificate(server, tls(certificate));
    }

    private static SSLContext tls(Certificate certificate) {
        try {
            char[] none = new char[0];
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "client", certificate.keys().getPrivate(), none, new X509Certificate[] {certificate.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, none);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new X509TrustManager[] {new TrustsAnyone()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        servers.close();
    }

    /** The server's certificate is the subject of other cases. */
    private static final class TrustsAnyone implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
