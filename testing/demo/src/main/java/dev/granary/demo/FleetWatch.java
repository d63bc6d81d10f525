package dev.granary.demo;

import dev.granary.demo.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Waits for the fleet, and stops waiting as soon as a cluster is in trouble. */
final class FleetWatch {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Stack stack;
    private final Operator operator;

    FleetWatch(Stack stack, Operator operator) {
        this.stack = stack;
        this.operator = operator;
    }

    /**
     * Returns the fleet when it is as wanted.
     *
     * @throws DemoFailedException when a cluster is in trouble or patience ends; names what, why and where to look
     */
    List<FleetRow> await(String what, Path log, Predicate<List<FleetRow>> wanted) {
        await(what, log, () -> wanted.test(calmFleet()));
        return operator.fleet();
    }

    void await(String what, Path log, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new DemoFailedException(
                        "not within %d s: %s; look into %s".formatted(PATIENCE.toSeconds(), what, log));
            }
            pause();
        }
    }

    private List<FleetRow> calmFleet() {
        List<FleetRow> fleet = operator.fleet();
        fleet.forEach(row -> row.trouble().ifPresent(trouble -> {
            throw new DemoFailedException("%s: %s; log %s".formatted(row.name(), trouble, logOfAgent(row.name())));
        }));
        return fleet;
    }

    private Path logOfAgent(String shoot) {
        return stack.kubelet()
                .pod(shoot)
                .map(pod -> pod.logFile())
                .orElse(stack.kubelet().directory());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("interrupted");
        }
    }
}
