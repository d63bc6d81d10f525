package dev.granary.demo.stack;

import dev.granary.testing.infrastructure.AccessTokens;
import dev.granary.testing.landscape.Entra;
import dev.granary.testing.landscape.ShootHandle;
import dev.granary.testing.landscape.kube.KubeClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tenant's administrator in Entra: an application, and who may act as it. */
public final class Federation {
    private static final String AGENT = "system:serviceaccount:granary-system:granary-agent";
    private static final String HARNESS_ISSUER = "https://harness.granary.test";
    private static final String EXCHANGE_AUDIENCE = "api://AzureADTokenExchange";

    private final Entra entra;
    private final HttpClient http;
    private final AccessTokens harness;
    private final String clientId = UUID.randomUUID().toString();

    Federation(Entra entra, HttpClient http, Path directory) {
        this.entra = entra;
        this.http = http;
        this.harness = AccessTokens.withKeyIn(directory.resolve("harness-jwks.json"));
        entra.federate(clientId, HARNESS_ISSUER, "harness", read(harness.jwksFile()));
    }

    /** The application that the agents of the fleet act as. */
    public String clientId() {
        return clientId;
    }

    public String tenantId() {
        return entra.tenantId();
    }

    /** Lets the agent of this shoot act as the application. */
    public void trust(ShootHandle shoot) {
        try (var client = KubeClients.of(shoot.adminKubeconfig())) {
            entra.federate(clientId, shoot.issuer(), AGENT, client.raw("/openid/v1/jwks"));
        }
    }

    /** Takes that back. */
    public void distrust(ShootHandle shoot) {
        entra.unfederate(clientId, shoot.issuer(), AGENT);
    }

    /** A token for blob storage, for what a tenant's administrator does by hand. */
    public String storageToken() {
        String assertion = harness.mint(HARNESS_ISSUER, EXCHANGE_AUDIENCE, "harness", Duration.ofMinutes(5));
        String body = form(Map.of(
                "grant_type", "client_credentials",
                "client_id", clientId,
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion,
                "scope", "https://storage.azure.com/.default"));
        var request = HttpRequest.newBuilder(tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        return Json.parse(Http.send(http, request, BodyHandlers.ofString(), 200))
                .path("access_token")
                .asText();
    }

    private URI tokenUrl() {
        return entra.authorityHost().resolve("/" + entra.tenantId() + "/oauth2/v2.0/token");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
