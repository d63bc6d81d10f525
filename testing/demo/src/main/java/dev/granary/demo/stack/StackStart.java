package dev.granary.demo.stack;

import dev.granary.demo.kubelet.Kubelet;
import dev.granary.demo.kubelet.PodSettings;
import dev.granary.testing.infrastructure.Threads;
import dev.granary.testing.landscape.Landscape;
import dev.granary.testing.landscape.Landscapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Starts the parts of a {@link Stack} in their order; a failure closes what was started. */
final class StackStart {
    private static final String CONTAINER = "fleet-backups";
    private static final String AGENT_HEAP = "96m";

    private final StackOptions options;
    private final Consumer<String> progress;
    private final Addresses addresses = Addresses.free();
    private final Opened opened = new Opened();

    StackStart(StackOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    Stack start() {
        try {
            return assemble();
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private Stack assemble() {
        Path directory = createDirectory();
        Programs programs = Programs.copy(options.repository(), directory.resolve("programs"));
        Keys keys = Keys.in(directory);
        var opening = CompletableFuture.supplyAsync(() -> opened.add(Landscapes.open()), Threads.PER_TASK);
        Infrastructure infrastructure = opened.add(Infrastructure.start(directory, keys, addresses.tokenEndpointUrl()));
        progress.accept("Kafka, PostgreSQL and Azurite are up");
        Landscape landscape = Threads.result(opening);
        progress.accept("Gardener project %s answers at %s".formatted(landscape.project(), landscape.gardenerUrl()));
        Trust trust = trust(directory, infrastructure, landscape);
        Services services = startServices(programs, infrastructure, keys, trust);
        Tenancy tenancy = tenancy(infrastructure, landscape, trust);
        Kubelet kubelet = opened.add(kubelet(programs, landscape));
        services.awaitReady();
        progress.accept("the services are ready");
        return new Stack(options, opened, infrastructure, landscape, tenancy, services, kubelet);
    }

    private Path createDirectory() {
        try {
            return Files.createDirectories(options.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Trust trust(Path directory, Infrastructure infrastructure, Landscape landscape) {
        return Trust.write(
                directory.resolve("agent-trust.pem"),
                infrastructure.certificates().authorityPem(),
                landscape.entra().caPem());
    }

    private Services startServices(Programs programs, Infrastructure infrastructure, Keys keys, Trust trust) {
        var environment = new ServiceEnvironment(options, infrastructure, keys, addresses, trust.file());
        return opened.add(Services.start(
                programs, environment, addresses, options.directory().resolve("services")));
    }

    private Tenancy tenancy(Infrastructure infrastructure, Landscape landscape, Trust trust) {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(trust.sslContext())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        var federation = new Federation(landscape.entra(), http, options.directory());
        var container = new Container(infrastructure.azurite().endpoint(), CONTAINER, federation, http);
        container.create();
        return new Tenancy(federation, container);
    }

    private Kubelet kubelet(Programs programs, Landscape landscape) {
        return new Kubelet(new PodSettings(
                options.directory().resolve("pods"),
                ServiceEnvironment.AGENT_IMAGE,
                programs.quarkus(Programs.AGENT, AGENT_HEAP),
                landscape.entra().authorityHost()));
    }
}
