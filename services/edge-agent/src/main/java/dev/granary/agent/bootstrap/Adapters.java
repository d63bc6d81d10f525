package dev.granary.agent.bootstrap;

import dev.granary.agent.adapter.azure.AzureLocationAccess;
import dev.granary.agent.adapter.azure.NoLocationAccess;
import dev.granary.agent.adapter.azure.StoreMeters;
import dev.granary.agent.adapter.azure.WorkloadIdentity;
import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.adapter.kafka.BusSettings;
import dev.granary.agent.adapter.kafka.CommandConsumer;
import dev.granary.agent.adapter.kafka.KafkaAgentEvents;
import dev.granary.agent.adapter.keys.MountedKeyFiles;
import dev.granary.agent.adapter.kubernetes.AgentState;
import dev.granary.agent.adapter.kubernetes.KubernetesClusterObjects;
import dev.granary.agent.adapter.kubernetes.KubernetesClusterWrites;
import dev.granary.agent.adapter.kubernetes.KubernetesDesiredStates;
import dev.granary.agent.adapter.kubernetes.KubernetesJournal;
import dev.granary.agent.adapter.kubernetes.KubernetesRestoreResults;
import dev.granary.agent.adapter.kubernetes.RequestPace;
import dev.granary.agent.adapter.kubernetes.ShownProgress;
import dev.granary.agent.adapter.kubernetes.volume.KubernetesNewVolumes;
import dev.granary.agent.adapter.kubernetes.volume.KubernetesVolumeMovers;
import dev.granary.agent.adapter.kubernetes.volume.MoverLimits;
import dev.granary.agent.application.AgentIdentity;
import dev.granary.agent.application.HandleCommand;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.KeyFiles;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.application.port.ObjectLines;
import dev.granary.agent.application.volume.VolumeMovers;
import dev.granary.agent.application.volume.fill.NewVolumes;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the adapters. */
@Singleton
public class Adapters {

    /** A kubeconfig in the home directory is somebody's own and never the agent's. */
    private static final String TRY_KUBECONFIG = "kubernetes.auth.tryKubeConfig";

    private static final int MOST_RETRIES = 3;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final AgentConfig config;
    private final InstantSource clock = InstantSource.system();

    /** For waits: a clock that is set forward must not end one of ten minutes at once. */
    private final InstantSource steady = new SteadyClock(clock.instant(), System::nanoTime);

    private final RequestPace pace;

    public Adapters(AgentConfig config) {
        this.config = config;
        this.pace = new RequestPace(config.apiRequestsPerSecond());
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return clock;
    }

    @Produces
    @Singleton
    AgentIdentity self(@ConfigProperty(name = "quarkus.application.version") String version) {
        return new AgentIdentity(config.clusterId(), config.tenant(), UUID.randomUUID(), version);
    }

    @Produces
    @Singleton
    Config kubernetes() {
        System.setProperty(TRY_KUBECONFIG, "false");
        Config kubernetes = Config.autoConfigure(null);
        kubernetes.setRequestRetryBackoffLimit(MOST_RETRIES);
        return kubernetes;
    }

    /**
     * Over the JDK's HTTP client: Quarkus' own transport drops a connection, and whatever else uses it, when a streamed
     * answer is not read to its end, and does not try again on a connection that went stale.
     */
    @Produces
    @Singleton
    KubernetesClient kubernetesClient(Config kubernetes) {
        return new KubernetesClientBuilder()
                .withConfig(kubernetes)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    void close(@Disposes KubernetesClient client) {
        client.close();
    }

    @Produces
    @Singleton
    SSLContext trust() {
        return Trust.of(config.caFile());
    }

    @Produces
    @Singleton
    BusSettings bus() {
        BusSettings bus = new BusSettings(
                config.kafkaBootstrap(),
                config.tokenEndpoint(),
                config.tokenFile(),
                config.caFile(),
                config.clusterId(),
                config.tenant());
        bus.allowLogin();
        return bus;
    }

    @Produces
    @Singleton
    KafkaAgentEvents events(BusSettings bus, AgentIdentity self, SSLContext trust, MeterRegistry meters) {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        return new KafkaAgentEvents(bus, self, http, clock, meters);
    }

    @Produces
    @Singleton
    CommandConsumer commands(
            BusSettings bus, HandleCommand handle, KafkaAgentEvents events, AgentState state, MeterRegistry meters) {
        return new CommandConsumer(bus, handle, events, state, meters);
    }

    @Produces
    @Singleton
    AgentState state(KubernetesClient client) {
        return new AgentState(client, config.namespace());
    }

    @Produces
    @Singleton
    KubernetesDesiredStates desiredStates(KubernetesClient client, AgentState state) {
        return new KubernetesDesiredStates(client, config.namespace(), state);
    }

    @Produces
    @Singleton
    Journals journals(KubernetesClient client) {
        return new Journals(
                KubernetesJournal.ofBackups(client, config.namespace(), config.clusterId(), clock),
                KubernetesJournal.ofRestores(client, config.namespace(), config.clusterId(), clock),
                new KubernetesRestoreResults(client, config.namespace()),
                KubernetesJournal.ofDeletions(client, config.namespace(), config.clusterId(), clock),
                KubernetesJournal.ofVerifications(client, config.namespace(), config.clusterId(), clock));
    }

    @Produces
    @Singleton
    Ports ports(
            DesiredStates states,
            LocationAccess access,
            KeyFiles keys,
            KubernetesClusterObjects cluster,
            KubernetesClusterWrites writes,
            ObjectLines lines,
            VolumeMovers movers,
            NewVolumes newVolumes,
            ShownProgress events,
            Journals journals) {
        return new Ports(states, access, keys, cluster, writes, lines, movers, newVolumes, events, journals);
    }

    @Produces
    @Singleton
    ShownProgress shownProgress(KafkaAgentEvents events, KubernetesClient client) {
        return new ShownProgress(events, client, config.namespace(), steady);
    }

    @Produces
    @Singleton
    KubernetesClusterObjects clusterObjects(KubernetesClient client) {
        return new KubernetesClusterObjects(client, pace);
    }

    @Produces
    @Singleton
    KubernetesClusterWrites clusterWrites(KubernetesClient client) {
        return new KubernetesClusterWrites(client, pace);
    }

    @Produces
    @Singleton
    KubernetesVolumeMovers volumeMovers(KubernetesClient client, KubernetesDesiredStates states) {
        return new KubernetesVolumeMovers(
                client, config.namespace(), states, UUID::randomUUID, MoverLimits.standard(), steady);
    }

    @Produces
    @Singleton
    KubernetesNewVolumes newVolumes(KubernetesClient client, KubernetesDesiredStates states) {
        return new KubernetesNewVolumes(client, config.namespace(), states, MoverLimits.standard(), steady);
    }

    @Produces
    @Singleton
    KeyFiles keys() {
        return new MountedKeyFiles(config.keysDirectory());
    }

    @Produces
    @Singleton
    ObjectLines objectLines() {
        return new JsonObjectLines();
    }

    @Produces
    @Singleton
    LocationAccess locations(AzureConfig azure, SSLContext trust, MeterRegistry meters) {
        if (azure.clientId().isEmpty()
                || azure.tenantId().isEmpty()
                || azure.federatedTokenFile().isEmpty()) {
            return new NoLocationAccess();
        }
        var identity = new WorkloadIdentity(
                azure.clientId().get(),
                azure.tenantId().get(),
                azure.federatedTokenFile().get(),
                azure.authorityHost());
        return new AzureLocationAccess(identity, trust, config.storeRequestsPerSecond(), new StoreMeters(meters));
    }
}
