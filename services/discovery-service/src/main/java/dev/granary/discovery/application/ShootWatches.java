package dev.granary.discovery.application;

import dev.granary.discovery.domain.DiscoveryConfig;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The running watches, one virtual thread per config. */
public final class ShootWatches {

    private final ShootWatch.Parts parts;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();

    public ShootWatches(ShootWatch.Parts parts) {
        this.parts = parts;
    }

    private record Running(ShootWatch watch, Thread thread) {}

    /** Starts watching; does nothing for a config that is watched already. */
    public void start(DiscoveryConfig config) {
        running.computeIfAbsent(config.id(), id -> run(config));
    }

    private Running run(DiscoveryConfig config) {
        ShootWatch watch = new ShootWatch(config, parts);
        return new Running(
                watch, Thread.ofVirtual().name("shoot-watch-" + config.name()).start(watch));
    }

    /** Ends all watches without waiting for them. */
    public void stop() {
        running.values().forEach(each -> {
            each.watch().stop();
            each.thread().interrupt();
        });
        running.clear();
    }
}
