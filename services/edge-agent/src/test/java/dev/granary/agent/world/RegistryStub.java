package dev.granary.agent.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.testing.infrastructure.AccessTokens;
import dev.granary.testing.infrastructure.ServerIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The registry's token endpoint as an agent sees it. It believes every assertion that is a JWT of the expected audience,
 * and answers for the tenant and cluster that the test says; the real checks are the registry's own and tested there.
 */
public final class RegistryStub implements AutoCloseable {

    private static final byte[] MASTER_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final AccessTokens tokens;
    private final HttpsServer server;
    private final Map<String, Agent> agentsByAssertion = new ConcurrentHashMap<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicReference<Duration> sessionLife = new AtomicReference<>(Duration.ofHours(1));
    private final AtomicInteger sessions = new AtomicInteger();

    private record Agent(String tenant, String cluster) {}

    public RegistryStub(AccessTokens tokens, ServerIdentity identity) throws Exception {
        this.tokens = tokens;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(identity)));
        server.createContext("/oauth2/token", exchange -> answer(exchange, this::token));
        server.createContext("/oauth2/session", exchange -> answer(exchange, this::session));
        server.start();
    }

    private static SSLContext context(ServerIdentity identity) throws Exception {
        char[] password = identity.keyStorePassword().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(identity.keyStoreFile())) {
            store.load(in, password);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    public URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Whoever shows this assertion is the agent of this cluster. */
    public void know(String assertion, String tenant, String cluster) {
        agentsByAssertion.put(assertion, new Agent(tenant, cluster));
    }

    /** Answers everything with this status from now on; 200 ends it. */
    public void answerWith(int newStatus) {
        status.set(newStatus);
    }

    public void sessionLife(Duration life) {
        sessionLife.set(life);
    }

    /** How many sessions were opened. */
    public int sessions() {
        return sessions.get();
    }

    /** Whether seal, session and cluster of an event belong together, as the registry's ingest will ask. */
    public boolean isGenuine(ConsumerRecord<String, byte[]> event) {
        String session = CloudEventHeaders.text(event.headers(), "granary-session");
        String seal = CloudEventHeaders.text(event.headers(), "granary-mac");
        String id = Objects.requireNonNull(CloudEventHeaders.text(event.headers(), "ce_id"));
        String type = Objects.requireNonNull(CloudEventHeaders.text(event.headers(), "ce_type"));
        var sealed = new ByteArrayOutputStream();
        sealed.writeBytes(id.getBytes(StandardCharsets.UTF_8));
        sealed.write(0);
        sealed.writeBytes(type.getBytes(StandardCharsets.UTF_8));
        sealed.write(0);
        sealed.writeBytes(event.value());
        return session != null
                && session.startsWith(event.key() + ".")
                && base64(hmac(hmac(MASTER_KEY, session.getBytes(StandardCharsets.UTF_8)), sealed.toByteArray()))
                        .equals(seal);
    }

    private String token(Agent agent) {
        return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
                .formatted(tokens.mint("tenant-" + agent.tenant(), Duration.ofMinutes(10)));
    }

    private String session(Agent agent) {
        sessions.incrementAndGet();
        long expiresAt = Instant.now().plus(sessionLife.get()).getEpochSecond();
        String session = agent.cluster() + "." + expiresAt;
        String key = base64(hmac(MASTER_KEY, session.getBytes(StandardCharsets.UTF_8)));
        return "{\"cluster_id\":\"%s\",\"tenant\":\"%s\",\"session\":\"%s\",\"key\":\"%s\",\"expires_at\":%d}"
                .formatted(agent.cluster(), agent.tenant(), session, key, expiresAt);
    }

    /** What is granted to an agent. */
    private interface Grant {
        String to(Agent agent);
    }

    private void answer(HttpExchange exchange, Grant grant) throws IOException {
        try (exchange) {
            Map<String, String> form = form(exchange);
            Agent agent = agentsByAssertion.get(form.getOrDefault("assertion", ""));
            boolean jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer".equals(form.get("grant_type"));
            if (status.get() != 200) {
                reply(exchange, status.get(), "{\"error\":\"temporarily_unavailable\"}");
            } else if (agent == null || !jwtBearer) {
                reply(exchange, 400, "{\"error\":\"invalid_grant\"}");
            } else {
                reply(exchange, 200, grant.to(agent));
            }
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void reply(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] hmac(byte[] key, byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
