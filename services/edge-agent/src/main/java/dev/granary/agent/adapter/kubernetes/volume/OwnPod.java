package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.application.volume.MoverProgress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The pod of a mover, as the mover itself knows it. It notes its progress in an annotation there, because its agent looks at the
 * pod anyway and nobody can reach a mover. Plain HTTP: a client for all of Kubernetes costs a process of seconds too much.
 */
public final class OwnPod {

    /** Names the pod to its own process. */
    static final String NAME = "GRANARY_MOVER_POD";

    /** Names the pod's namespace. */
    static final String NAMESPACE = "GRANARY_MOVER_POD_NAMESPACE";

    /** On the pod of a mover: {@link MoverProgress#text}. */
    static final String PROGRESS = "granary.dev/progress";

    private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI address;
    private final Path token;
    private final HttpClient http;
    private final InstantSource clock;
    private @Nullable Instant lastNoteAt;

    private OwnPod(URI address, Path token, HttpClient http, InstantSource clock) {
        this.address = address;
        this.token = token;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Empty for a process that was not told its pod.
     *
     * @param trust in the authorities of that file
     */
    public static Optional<OwnPod> of(
            Map<String, String> environment, Function<Path, SSLContext> trust, InstantSource clock) {
        String name = environment.get(NAME);
        String namespace = environment.get(NAMESPACE);
        String host = environment.get("KUBERNETES_SERVICE_HOST");
        String port = environment.get("KUBERNETES_SERVICE_PORT");
        if (name == null || namespace == null || host == null || port == null) {
            return Optional.empty();
        }
        String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        URI address = URI.create("https://" + authority + "/api/v1/namespaces/" + namespace + "/pods/" + name);
        Path authorities = file(environment, "KUBERNETES_CERTS_CA_FILE", "ca.crt");
        HttpClient http = HttpClient.newBuilder()
                .sslContext(trust.apply(authorities))
                .connectTimeout(TIMEOUT)
                .build();
        Path token = file(environment, "KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN", "token");
        return Optional.of(new OwnPod(address, token, http, clock));
    }

    private static Path file(Map<String, String> environment, String variable, String usual) {
        return Path.of(environment.getOrDefault(variable, SERVICE_ACCOUNT + usual));
    }

    /** Notes it when the last note is long enough ago. Returns at once; a note may get lost. */
    public synchronized void note(MoverProgress progress) {
        Instant now = clock.instant();
        if (lastNoteAt != null && now.isBefore(lastNoteAt.plus(INTERVAL))) {
            return;
        }
        lastNoteAt = now;
        try {
            var _ = http.sendAsync(request(progress), BodyHandlers.discarding());
        } catch (IOException e) {
            // the token is being written anew: the next note tells more than this one would have
            return;
        }
    }

    private HttpRequest request(MoverProgress progress) throws IOException {
        String change = "{\"metadata\":{\"annotations\":{\"" + PROGRESS + "\":\"" + progress.text() + "\"}}}";
        return HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + Files.readString(token).strip())
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(change))
                .build();
    }
}
