package dev.granary.agent.fakes;

import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.fill.FillOrder;
import dev.granary.agent.application.volume.fill.FillResult.Filled;
import dev.granary.agent.application.volume.fill.NewVolumes;
import dev.granary.agent.application.volume.fill.Offer;
import dev.granary.agent.application.volume.fill.Settled;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Volumes by name, on their way to the claims of a {@link FakeApiServer}. Safe for many threads, one at a time. */
public final class InMemoryNewVolumes implements NewVolumes {

    /** Where a volume can be when something happens. */
    public enum State {
        MOVER_RUNS,
        OFFERED,
        CLAIMED
    }

    private final FakeApiServer server;
    private final Map<String, UUID> movers = new HashMap<>();
    private final Map<String, FillOrder> offered = new HashMap<>();
    private final Map<String, Filled> filled = new HashMap<>();
    private final Set<String> volumes = new HashSet<>();
    private final Map<String, String> failures = new HashMap<>();
    private final List<FillOrder> orders = new ArrayList<>();
    private long problems;
    private int started;
    private Consumer<State> watch = state -> {};

    public InMemoryNewVolumes(FakeApiServer server) {
        this.server = server;
    }

    /** Movers for this claim of the backup end like that. */
    public synchronized void fail(String claim, String message) {
        failures.put(claim, message);
    }

    /** So many files are missing in each volume from now on. */
    public synchronized void loseFiles(long count) {
        problems = count;
    }

    /** Is told where a volume is. */
    public synchronized void watch(Consumer<State> watcher) {
        watch = watcher;
    }

    /** Every volume that was asked for. */
    public synchronized List<FillOrder> orders() {
        return List.copyOf(orders);
    }

    /** How many movers were started. */
    public synchronized int started() {
        return started;
    }

    /** Movers that run, and volumes that are on their way. */
    public synchronized List<String> left() {
        return Stream.concat(movers.keySet().stream(), offered.keySet().stream())
                .sorted()
                .toList();
    }

    /** All volumes that have not been removed. */
    public synchronized Set<String> volumes() {
        return Set.copyOf(volumes);
    }

    @Override
    public synchronized Offer offer(FillOrder order, Patience patience, Consumer<MoverProgress> running) {
        orders.add(order);
        String name = name(order);
        if (!offered.containsKey(name)) {
            if (movers.put(name, order.restoreId()) == null) {
                started++;
            }
            watch.accept(State.MOVER_RUNS);
            running.accept(new MoverProgress(2, 2_000_000, Duration.ofSeconds(1)));
            patience.await(Duration.ofSeconds(1));
            movers.remove(name);
            if (failures.containsKey(order.claim())) {
                return new Offer.NotOffered(Reason.VOLUME_RESTORE_FAILED, failures.get(order.claim()));
            }
            volumes.add(name);
            offered.put(name, order);
            filled.put(name, new Filled(3, problems, problems == 0 ? "" : "a: DataLost, a pack is gone"));
            watch.accept(State.OFFERED);
        }
        return new Offer.Offered(name);
    }

    @Override
    public synchronized Settled settle(FillOrder order, Patience patience) {
        if (!offered.containsKey(name(order))) {
            return new Settled.Bound(new Filled(0, 0, ""));
        }
        watch.accept(State.CLAIMED);
        patience.await(Duration.ofSeconds(1));
        return isWanted(order)
                ? new Settled.Bound(Objects.requireNonNull(filled.get(name(order))))
                : new Settled.NotBound("The claim did not get its volume.");
    }

    @Override
    public synchronized void clear(Predicate<UUID> restores) {
        movers.values().removeIf(restores);
        List<FillOrder> over = offered.values().stream()
                .filter(order -> restores.test(order.restoreId()))
                .toList();
        for (FillOrder order : over) {
            offered.remove(name(order));
            if (!isWanted(order)) {
                volumes.remove(name(order));
            }
        }
    }

    private boolean isWanted(FillOrder order) {
        KubeObject wanted = order.wanted();
        return server.find(FakeKinds.CLAIM, wanted.namespace(), wanted.name())
                .flatMap(claim -> claim.fields().text("spec", "volumeName"))
                .filter(name(order)::equals)
                .isPresent();
    }

    private static String name(FillOrder order) {
        return "pv-" + order.restoreId() + "-" + order.wanted().namespace() + "-"
                + order.wanted().name();
    }
}
