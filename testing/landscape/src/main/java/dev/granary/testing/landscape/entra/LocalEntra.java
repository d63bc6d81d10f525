package dev.granary.testing.landscape.entra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.granary.testing.landscape.Entra;
import dev.granary.testing.landscape.entra.Assertion.Refused;
import dev.granary.testing.landscape.entra.FederatedCredentials.Credential;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@link Entra} on loopback. */
public final class LocalEntra implements Entra, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String tenant = UUID.randomUUID().toString();
    private final Clock clock;
    private final CertificateAuthority authority;
    private final FederatedCredentials credentials = new FederatedCredentials();
    private final Assertion assertion;
    private final AccessTokens tokens;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server;
    private volatile Duration tokenLife = Duration.ofHours(1);

    public LocalEntra(Clock clock) {
        this.clock = clock;
        this.authority = new CertificateAuthority("ca-entra", clock);
        this.assertion = new Assertion(credentials, clock);
        this.tokens = new AccessTokens(tenant, clock);
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
        server.setHttpsConfigurator(
                new HttpsConfigurator(authority.loopbackServer("login").serverContext()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public URI authorityHost() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public String caPem() {
        return authority.pem();
    }

    @Override
    public String tenantId() {
        return tenant;
    }

    @Override
    public void federate(String clientId, String issuer, String subject, String jwks) {
        credentials.add(new Credential(clientId, issuer, subject), jwks);
    }

    @Override
    public void unfederate(String clientId, String issuer, String subject) {
        credentials.remove(new Credential(clientId, issuer, subject));
    }

    @Override
    public void tokenLife(Duration life) {
        tokenLife = life;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!path.endsWith("/oauth2/v2.0/token")
                    || !exchange.getRequestMethod().equals("POST")) {
                send(exchange, 404, JSON.createObjectNode());
                return;
            }
            var request = TokenRequest.parse(body);
            var refusal = refusal(path, request);
            if (refusal.isPresent()) {
                send(exchange, refusal.get().refusal().status, error(refusal.get()));
            } else {
                send(exchange, 200, token(request));
            }
        }
    }

    private Optional<Refused> refusal(String path, TokenRequest request) {
        if (!path.equals("/" + tenant + "/oauth2/v2.0/token")) {
            return Optional.of(new Refused(Refusal.UNKNOWN_TENANT, ""));
        }
        return request.refusal()
                .or(() -> unknown(request.value("client_id")))
                .map(refusal -> new Refused(refusal, ""))
                .or(() -> assertion.refusal(request.value("client_id"), request.value("client_assertion")));
    }

    private Optional<Refusal> unknown(String clientId) {
        return credentials.knows(clientId) ? Optional.empty() : Optional.of(Refusal.UNKNOWN_APPLICATION);
    }

    private ObjectNode token(TokenRequest request) {
        var life = tokenLife;
        var token = tokens.mint(request.value("client_id"), request.audience().orElseThrow(), life);
        return JSON.createObjectNode()
                .put("token_type", "Bearer")
                .put("expires_in", life.toSeconds())
                .put("ext_expires_in", life.toSeconds())
                .put("access_token", token);
    }

    private ObjectNode error(Refused refused) {
        var refusal = refused.refusal();
        var trace = UUID.randomUUID().toString();
        var body = JSON.createObjectNode()
                .put("error", refusal.error)
                .put(
                        "error_description",
                        "AADSTS%d: %s %s Trace ID: %s"
                                .formatted(refusal.code, refusal.description, refused.facts(), trace));
        body.putArray("error_codes").add(refusal.code);
        return body.put("timestamp", clock.instant().toString())
                .put("trace_id", trace)
                .put("correlation_id", UUID.randomUUID().toString());
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
