package dev.granary.demo.stack;

import dev.granary.contracts.Participant;
import dev.granary.demo.kubelet.Kubelet;
import dev.granary.testing.landscape.Landscape;
import dev.granary.testing.landscape.NewShoot;
import dev.granary.testing.landscape.ShootHandle;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All of Granary on loopback, ready for use. Every part is a process of its own, but the landscape and the kubelet, which
 * live in this JVM; nothing outlives it. Methods block until done and may be called from several threads.
 */
public final class Stack implements AutoCloseable {
    private final StackOptions options;
    private final Opened opened;
    private final Infrastructure infrastructure;
    private final Landscape landscape;
    private final Tenancy tenancy;
    private final Services services;
    private final Kubelet kubelet;

    Stack(
            StackOptions options,
            Opened opened,
            Infrastructure infrastructure,
            Landscape landscape,
            Tenancy tenancy,
            Services services,
            Kubelet kubelet) {
        this.options = options;
        this.opened = opened;
        this.infrastructure = infrastructure;
        this.landscape = landscape;
        this.tenancy = tenancy;
        this.services = services;
        this.kubelet = kubelet;
    }

    /**
     * Returns when every service is ready.
     *
     * @param progress is told each step that is done
     */
    public static Stack start(StackOptions options, Consumer<String> progress) {
        return new StackStart(options, progress).start();
    }

    /** Broker, PostgreSQL, Azurite: kill them, start them again. */
    public Infrastructure infrastructure() {
        return infrastructure;
    }

    /** The Gardener project. Add shoots by {@link #addShoots}. */
    public Landscape landscape() {
        return landscape;
    }

    public ServiceProcess service(Participant service) {
        return services.get(service);
    }

    /** Base URL for people: GraphQL and REST. */
    public URI gateway() {
        return service(Participant.GATEWAY).url();
    }

    /** Runs the agents; kill them through it. */
    public Kubelet kubelet() {
        return kubelet;
    }

    public Federation federation() {
        return tenancy.federation();
    }

    public Container container() {
        return tenancy.container();
    }

    /** Data, keys and logs of the run. */
    public Path directory() {
        return options.directory();
    }

    /** Makes shoots whose pods run and whose agents Entra trusts. */
    public List<ShootHandle> addShoots(List<NewShoot> shoots) {
        List<ShootHandle> handles = landscape.addShoots(shoots);
        handles.forEach(this::adopt);
        return handles;
    }

    /** As {@link #addShoots} does for a shoot that the landscape made by itself, for instance again under its name. */
    public void adopt(ShootHandle shoot) {
        federation().trust(shoot);
        kubelet.attend(shoot);
    }

    /** Resident memory of each process; the last one is this JVM with landscape and kubelet. */
    public List<MemoryUse> memory() {
        var uses = new ArrayList<MemoryUse>();
        services.all()
                .forEach(service -> uses.add(MemoryUse.of(
                        service.service().serviceName(), service.process().pid())));
        kubelet.pods()
                .forEach(pod -> pod.process()
                        .ifPresent(process -> uses.add(MemoryUse.of("agent of " + pod.shoot(), process.pid()))));
        uses.add(MemoryUse.of("Kafka", infrastructure.broker().process().pid()));
        uses.add(MemoryUse.of("PostgreSQL", infrastructure.postgres().process().pid()));
        uses.add(MemoryUse.of("Azurite", infrastructure.azurite().process().pid()));
        return List.copyOf(uses);
    }

    /** Ends all processes; data and logs stay. */
    @Override
    public void close() {
        opened.close();
    }
}
