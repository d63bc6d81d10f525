package dev.granary.repository;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.azure.AzureBlobStore;
import dev.granary.engine.store.azure.AzureContainer;
import dev.granary.testing.infrastructure.Azurite;
import dev.granary.testing.infrastructure.Certificates;
import dev.granary.testing.infrastructure.Ports;
import dev.granary.testing.landscape.entra.LocalEntra;
import dev.granary.testing.landscape.pki.RsaKeys;
import dev.granary.testing.landscape.pki.Trust;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;

/** Azurite and an Entra ID that gives its tokens to a service account of a shoot. */
final class LocalAzure implements AutoCloseable {

    private static final String CLIENT = "c0ffee00-0000-4000-8000-000000000001";
    private static final String ISSUER = "https://issuer.example/shoot";
    private static final String SUBJECT = "system:serviceaccount:granary:person";

    private final Azurite azurite;
    private final LocalEntra entra = new LocalEntra(Clock.systemUTC());
    private final Path tokenFile;
    private final String authorities;

    private LocalAzure(Azurite azurite, String authority, Path tokenFile) {
        this.azurite = azurite;
        this.tokenFile = tokenFile;
        this.authorities = authority + entra.caPem();
    }

    static LocalAzure start(Path directory) throws Exception {
        Certificates certificates = Certificates.in(directory.resolve("tls"));
        var azurite = Azurite.start(directory.resolve("azurite"), Ports.free(), certificates.issue("azurite"));
        var azure = new LocalAzure(azurite, Files.readString(certificates.authorityFile()), directory.resolve("token"));
        azure.federate();
        return azure;
    }

    private void federate() throws Exception {
        var pair = RsaKeys.next();
        var key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
        key.setKeyId("k1");
        entra.federate(CLIENT, ISSUER, SUBJECT, new JsonWebKeySet(key).toJson());
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(SUBJECT);
        claims.setAudience("api://AzureADTokenExchange");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(60);
        var token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(pair.getPrivate());
        token.setKeyIdHeaderValue("k1");
        token.setAlgorithmHeaderValue("RS256");
        Files.writeString(tokenFile, token.getCompactSerialization());
    }

    /** What the workload identity webhook gives a pod. */
    Map<String, String> pod() {
        return new HashMap<>(Map.of(
                "AZURE_CLIENT_ID", CLIENT,
                "AZURE_TENANT_ID", entra.tenantId(),
                "AZURE_FEDERATED_TOKEN_FILE", tokenFile.toString(),
                "AZURE_AUTHORITY_HOST", entra.authorityHost().toString()));
    }

    String url(String container) {
        return azurite.endpoint() + "/" + container;
    }

    void create(String container) {
        new BlobServiceClientBuilder()
                .endpoint(azurite.endpoint().toString())
                .serviceVersion(BlobServiceVersion.V2025_05_05)
                .credential(credential())
                .httpClient(http())
                .buildClient()
                .createBlobContainer(container);
    }

    /** The container as a second client sees it. */
    BlobStore store(String container) {
        return new AzureBlobStore(AzureContainer.of(azurite.endpoint(), container), credential(), http());
    }

    private TokenCredential credential() {
        return new WorkloadIdentityCredentialBuilder()
                .clientId(CLIENT)
                .tenantId(entra.tenantId())
                .tokenFilePath(tokenFile.toString())
                .authorityHost(entra.authorityHost().toString())
                .disableInstanceDiscovery()
                .httpClient(http())
                .build();
    }

    private HttpClient http() {
        return new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(Trust.in(authorities)))
                .build();
    }

    /** Writes a trust store with the authorities of both and one more. */
    Path trustStore(Path file, String moreAuthorities) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var pem = new ByteArrayInputStream((authorities + moreAuthorities).getBytes(StandardCharsets.US_ASCII));
        for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, ToolProcess.TRUST_STORE_PASSWORD.toCharArray());
        }
        return file;
    }

    @Override
    public void close() {
        azurite.close();
        entra.close();
    }
}
