package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.contracts.Participant;
import dev.granary.demo.Operator;
import dev.granary.demo.stack.ServiceProcess;
import dev.granary.demo.stack.Stack;
import dev.granary.demo.stack.StackOptions;
import dev.granary.testing.infrastructure.QuietLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;

/** One running Granary that all tests of this JVM share: a followed project and a location. It ends with the JVM. */
final class Installation {

    static final String SELECTOR = "granary.dev/protect=true";

    private static final Installation SHARED = start();

    private final Stack stack;
    private final Operator operator;
    private final Bus bus;
    private final Readers readers;
    private final String configId;
    private final String locationId;
    private final Deque<Journey> connected = new ArrayDeque<>();
    private final AtomicInteger numbers = new AtomicInteger();

    private Installation(Stack stack) {
        this.stack = stack;
        this.operator = new Operator(stack.gateway());
        Map<String, String> login =
                stack.infrastructure().broker().login("granary-admin").clientProperties();
        this.bus = new Bus(login);
        this.readers = new Readers(Admin.create(new HashMap<>(login)));
        this.configId = operator.discover(stack.landscape(), SELECTOR, stack.federation());
        this.locationId = operator.createLocation("vault", stack.container(), List.of());
    }

    static Installation shared() {
        return SHARED;
    }

    private static Installation start() {
        QuietLogs.apply();
        Path directory =
                Path.of("target", "installation-" + ProcessHandle.current().pid());
        Stack stack = Stack.start(StackOptions.in(directory), step -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-installation"));
        return new Installation(stack);
    }

    Stack stack() {
        return stack;
    }

    Operator operator() {
        return operator;
    }

    String configId() {
        return configId;
    }

    String locationId() {
        return locationId;
    }

    /** A shoot whose location is VALID: one that an earlier test left well, else a new one. */
    Journey connected() {
        Journey earlier = connected.poll();
        return earlier != null
                ? earlier
                : Journey.begin(this, "edge-" + numbers.incrementAndGet()).connect();
    }

    void keep(Journey journey) {
        connected.add(journey);
    }

    Bus bus() {
        return bus;
    }

    Readers readers() {
        return readers;
    }

    Tables tables() {
        return new Tables(stack.infrastructure().postgres().config());
    }

    /** What is in a file that the services have mounted. */
    String mounted(String file) {
        try {
            return Files.readString(stack.directory().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Prometheus would scrape. */
    String metrics(Participant participant) {
        HttpRequest request = HttpRequest.newBuilder(
                        stack.service(participant).url().resolve("/q/metrics"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.sendAsync(request, BodyHandlers.ofString()).join().body();
        }
    }

    /** kill -9, then a new process; returns when that is ready. */
    void killAndRestart(Participant participant) {
        ServiceProcess service = stack.service(participant);
        service.killHard();
        assertThat(service.process().isAlive()).isFalse();
        service.start();
    }
}
