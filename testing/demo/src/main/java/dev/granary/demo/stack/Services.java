package dev.granary.demo.stack;

import dev.granary.contracts.Participant;
import dev.granary.testing.infrastructure.ChildProgram;
import dev.granary.testing.infrastructure.Threads;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The services of the control plane. */
final class Services implements AutoCloseable {
    private static final String HEAP = "96m";

    private final Map<Participant, ServiceProcess> processes = new EnumMap<>(Participant.class);

    /** Starts all at once; {@link #awaitReady()} waits for them. */
    static Services start(Programs programs, ServiceEnvironment environment, Addresses addresses, Path logs) {
        var services = new Services();
        for (Participant service : Participant.values()) {
            var program = new ChildProgram(
                            service.serviceName(),
                            programs.quarkus(service.serviceName(), HEAP),
                            environment.of(service),
                            logs.resolve(service.serviceName() + ".log"))
                    .withoutInheritedEnvironment();
            services.processes.put(service, ServiceProcess.start(service, addresses.port(service), program));
        }
        return services;
    }

    void awaitReady() {
        Arrays.stream(Participant.values()).forEach(service -> get(service).awaitReady());
    }

    ServiceProcess get(Participant service) {
        @Nullable ServiceProcess process = processes.get(service);
        if (process == null) {
            throw new IllegalArgumentException(service + " was not started");
        }
        return process;
    }

    Collection<ServiceProcess> all() {
        return processes.values();
    }

    @Override
    public void close() {
        Threads.forEach(processes.values(), ServiceProcess::close);
    }
}
