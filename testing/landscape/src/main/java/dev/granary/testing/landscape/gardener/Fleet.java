package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.NewShoot;
import dev.granary.testing.landscape.ShootHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The gardenlets of all shoots, by name. */
final class Fleet implements AutoCloseable {

    /** Enough to keep the machine busy while API servers start, few enough for thousands of shoots. */
    private static final int AT_ONCE = 8;

    private final String project;
    private final Function<String, Gardenlet> gardenletOf;
    private final Map<String, Gardenlet> gardenlets = new ConcurrentSkipListMap<>();
    private final ExecutorService starters = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("landscape-shoot-", 0).daemon().factory());

    Fleet(String project, Function<String, Gardenlet> gardenletOf) {
        this.project = project;
        this.gardenletOf = gardenletOf;
    }

    List<ShootHandle> add(List<NewShoot> shoots) {
        var added = shoots.stream().map(this::register).toList();
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < added.size(); i++) {
            var gardenlet = added.get(i);
            var labels = shoots.get(i).labels();
            running.add(CompletableFuture.runAsync(() -> gardenlet.create(labels), starters));
        }
        running.forEach(CompletableFuture::join);
        return added.stream().map(Gardenlet::handle).toList();
    }

    private Gardenlet register(NewShoot shoot) {
        if (!ShootIdentity.validName(project, shoot.name())) {
            throw new IllegalArgumentException("not a name for a shoot: " + shoot.name());
        }
        var gardenlet = gardenletOf.apply(shoot.name());
        if (gardenlets.putIfAbsent(shoot.name(), gardenlet) != null) {
            gardenlet.close();
            throw new IllegalArgumentException("there is a shoot named " + shoot.name() + " already");
        }
        return gardenlet;
    }

    List<ShootHandle> handles() {
        return gardenlets.values().stream()
                .filter(Gardenlet::exists)
                .map(Gardenlet::handle)
                .toList();
    }

    Gardenlet gardenlet(String name) {
        return Optional.ofNullable(gardenlets.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no shoot named " + name));
    }

    void delete(String name) {
        var gardenlet = gardenlet(name);
        gardenlet.delete();
        gardenlets.remove(name);
        gardenlet.close();
    }

    @Override
    public void close() {
        starters.shutdownNow();
        gardenlets.values().forEach(Gardenlet::close);
    }
}
