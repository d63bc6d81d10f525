package dev.granary.agent.bench;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.adapter.kubernetes.KubernetesClusterObjects;
import dev.granary.agent.adapter.kubernetes.KubernetesClusterWrites;
import dev.granary.agent.adapter.kubernetes.RequestPace;
import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.application.restore.RestoreSettings;
import dev.granary.agent.domain.restore.NamespaceMapping;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import dev.granary.selection.Selection;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Objects of a cluster into a directory store and from there into another cluster, each step in a process of its own.
 *
 * <pre>
 * ObjectsBench shoots  FOLDER OBJECTS                         two shoots, until standard input ends
 * ObjectsBench list    KUBECONFIG                             what the API server allows an export
 * ObjectsBench export  KUBECONFIG STORE PER_SECOND            PER_SECOND: most requests to the API server
 * ObjectsBench post    KUBECONFIG OBJECTS PREFIX              what the API server allows a restore
 * ObjectsBench restore KUBECONFIG STORE PER_SECOND NAMESPACES PREFIX
 * </pre>
 *
 * <p>{@code restore} takes the first so many namespaces of a thousand objects. PREFIX: of the names of the namespaces that are made.
 */
final class ObjectsBench {

    private static final BackupKey KEY = new BackupKey(new UUID(0, 1), new UUID(0, 2));
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int WORKERS = 8;

    private final KubernetesClient client;
    private final KubernetesClusterObjects cluster;
    private final RequestPace pace;

    private ObjectsBench(KubernetesClient client, int perSecond) {
        this.client = client;
        this.pace = new RequestPace(perSecond);
        this.cluster = new KubernetesClusterObjects(client, pace);
    }

    public static void main(String[] arguments) throws IOException {
        Path place = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "shoots" -> {
                BenchShoots.run(place, Integer.parseInt(arguments[2]), System.in);
                System.exit(0); // the clients leave threads behind
            }
            case "list" -> list(config(place));
            case "post" -> post(config(place), Integer.parseInt(arguments[2]), arguments[3]);
            case "export" -> {
                try (KubernetesClient client = client(config(place))) {
                    new ObjectsBench(client, Integer.parseInt(arguments[3])).export(store(arguments[2]));
                }
            }
            case "restore" -> {
                try (KubernetesClient client = client(config(place))) {
                    new ObjectsBench(client, Integer.parseInt(arguments[3]))
                            .restore(store(arguments[2]), Integer.parseInt(arguments[4]), arguments[5]);
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static Config config(Path kubeconfig) throws IOException {
        return Config.fromKubeconfig(Files.readString(kubeconfig));
    }

    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    private static BlobStore store(String folder) {
        return new DirectoryBlobStore(Path.of(folder));
    }

    private static void list(Config config) {
        try (var plain = plain(config)) {
            long start = System.nanoTime();
            tell("list", plain.list(), start);
        }
    }

    private static void post(Config config, int objects, String prefix) {
        try (var plain = plain(config)) {
            long start = System.nanoTime();
            plain.create(objects, prefix);
            tell("post", objects, start);
        }
    }

    private static BenchClient plain(Config config) {
        String ca = new String(Base64.getDecoder().decode(config.getCaCertData()), StandardCharsets.US_ASCII);
        return new BenchClient(URI.create(config.getMasterUrl()), ca, config.getAutoOAuthToken());
    }

    private void export(BlobStore store) {
        long start = System.nanoTime();
        var export = new ExportObjects(cluster, BenchShoots.NAMESPACE, new JsonObjectLines());
        var sessions = new BackupSessions(store, CLOCK, new Nonces(new SecureRandom()));
        var opened = (OpenResult.Opened) sessions.open(KEY, "bench", new ParentChoice.None());
        var description = new BackupDescription(List.of("*"), CLOCK.instant(), "bench");
        try (BackupWriter writer = BackupWriter.open(opened.session(), description, SealedStreams.none())) {
            export.exportAll(Selection.ofNamespaces(names(all(client))), writer::add, problem -> {
                throw new IllegalStateException(problem.toString());
            });
            long objects = writer.objects();
            if (!(writer.commit(CLOCK.instant()) instanceof CommitResult.Committed)) {
                throw new IllegalStateException("not committed");
            }
            tell("export", objects, start);
        }
    }

    private static int all(KubernetesClient client) {
        return (int) client.namespaces().list().getItems().stream()
                .filter(it -> it.getMetadata().getName().startsWith("bench-"))
                .count();
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(BenchClient::name).toList();
    }

    private void restore(BlobStore store, int namespaces, String prefix) {
        long start = System.nanoTime();
        var lines = new JsonObjectLines();
        var restore = new RestoreObjects(
                cluster,
                new KubernetesClusterWrites(client, pace),
                lines,
                new InMemoryNewVolumes(new FakeApiServer()),
                new RestoreSettings(BenchShoots.NAMESPACE, ObjectsBench::await, WORKERS));
        var reader = new BackupReader(store);
        var manifest = reader.find(KEY).orElseThrow().manifest();
        var options = new RestoreOptions(
                Selection.ofNamespaces(names(namespaces)),
                new NamespaceMapping(Map.of(), prefix),
                Map.of(),
                Existing.RETAIN,
                false,
                false,
                false,
                false);
        var end = restore.restore(
                UUID.randomUUID(),
                restore.contents(reader, manifest, new UUID(0, 3)),
                options,
                result -> {},
                () -> false);
        System.out.println(end.counts());
        tell(
                "restore",
                end.counts().values().stream().mapToLong(Number::longValue).sum(),
                start);
    }

    private static void await(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    static void tell(String step, long objects, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s %d objects %.1f s %.0f per second%n", step, objects, seconds, objects / seconds);
    }
}
