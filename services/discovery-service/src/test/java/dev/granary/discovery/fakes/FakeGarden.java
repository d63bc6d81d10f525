package dev.granary.discovery.fakes;

import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.Gardener;
import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.application.port.ShootAdmission;
import dev.granary.discovery.application.port.ShootEvents;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.ObservedShoot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scripted garden. Lists what it has; a watch plays the next script; when no script is left, the watcher is interrupted,
 * which ends it.
 */
public final class FakeGarden implements Gardener, Garden {

    private final Map<String, ObservedShoot> shoots = new LinkedHashMap<>();
    private final Deque<List<ShootEvents.ShootEvent>> watches = new ArrayDeque<>();
    private final Deque<GardenerFault> faults = new ArrayDeque<>();

    /** Versions that watches were opened from. */
    public final List<String> watchedFrom = new ArrayList<>();

    public final List<MissingRight> missing = new ArrayList<>();
    public Optional<String> namespace = Optional.of("garden-fleet");
    public Supplier<ShootAdmission> admission = () -> new ShootAdmission.NotYet("no address");
    public int version = 100;

    /** Visible to lists and to GET; a selector is evaluated for lists. */
    public void put(ObservedShoot shoot) {
        shoots.put(shoot.facts().name(), shoot);
    }

    public void remove(String name) {
        shoots.remove(name);
    }

    /** What the next watch says, before it ends. */
    public void onWatch(ShootEvents.ShootEvent... events) {
        watches.add(List.of(events));
    }

    /** The next calls answer with these, one each. */
    public void fail(GardenerFault.Kind... kinds) {
        for (GardenerFault.Kind kind : kinds) {
            faults.add(new GardenerFault(kind, "scripted " + kind));
        }
    }

    @Override
    public Garden connect(Kubeconfig kubeconfig) {
        return this;
    }

    @Override
    public Optional<String> namespaceOf(String project) {
        answer();
        return namespace;
    }

    @Override
    public List<MissingRight> missingRights(String inNamespace) {
        return List.copyOf(missing);
    }

    @Override
    public ShootPage shoots(ShootQuery query, int limit, @Nullable String continueToken) {
        List<ObservedShoot> matching = shoots.values().stream()
                .filter(shoot -> query.selector().matches(shoot.labels()))
                .toList();
        int from = continueToken == null ? 0 : Integer.parseInt(continueToken);
        int to = Math.min(from + limit, matching.size());
        return new ShootPage(
                matching.subList(from, to),
                Integer.toString(version),
                to < matching.size() ? Integer.toString(to) : null);
    }

    @Override
    public Optional<ObservedShoot> shoot(ShootQuery query, String name) {
        return Optional.ofNullable(shoots.get(name));
    }

    @Override
    public ShootEvents watch(ShootQuery query, String resourceVersion) {
        watchedFrom.add(resourceVersion);
        return new Script(watches.poll());
    }

    @Override
    public ShootAdmission admission(String inNamespace, String shoot) {
        return admission.get();
    }

    @Override
    public void close() {}

    private void answer() {
        GardenerFault fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
    }

    private record Script(@Nullable List<ShootEvents.ShootEvent> events) implements ShootEvents {

        @Override
        public List<ShootEvent> next(Duration patience) throws InterruptedException {
            if (events == null) {
                throw new InterruptedException("no script is left");
            }
            return events;
        }

        @Override
        public void close() {}
    }
}
