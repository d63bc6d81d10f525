package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.Entra;
import dev.granary.testing.landscape.Landscape;
import dev.granary.testing.landscape.NewShoot;
import dev.granary.testing.landscape.ShootHandle;
import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.entra.LocalEntra;
import dev.granary.testing.landscape.kube.Kubeconfig;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The landscape over any source of API servers, which it closes with itself. */
public final class LocalLandscape implements Landscape {

    private static final String PROJECT = "fleet";

    /** Not derivable from the project's name, as in a real garden. */
    private static final String NAMESPACE = "garden-fleet-x7k2p";

    private final ApiServers servers;
    private final ShiftedClock clock = new ShiftedClock();
    private final Vertx vertx = Vertx.vertx();
    private final ClientAuthorities authorities = new ClientAuthorities();
    private final LocalEntra entra = new LocalEntra(Clock.systemUTC());
    private final Garden garden;
    private final Upstream upstream;
    private final GardenFront front;
    private final DiscoveryRights rights;
    private final Fleet fleet;
    private final String discoveryKubeconfig;

    public LocalLandscape(ApiServers servers) {
        this.servers = servers;
        garden = Garden.start(servers, PROJECT, NAMESPACE);
        upstream = new Upstream(garden.server());
        var callers = new CallerRights(upstream);
        var reader = new ShootReader(upstream, garden.server().adminToken());
        var adminKubeconfig = new AdminKubeconfig(callers, new KubeconfigInputs(reader, authorities));
        var rules = new ShootRules(callers, reader, upstream);
        var gardener = new GardenerApi(vertx, upstream, adminKubeconfig, rules);
        front = new GardenFront(vertx, garden.server(), gardener);
        var token = garden.discoveryToken();
        discoveryKubeconfig = Kubeconfig.withToken(front.url(), front.caPem(), token);
        rights = new DiscoveryRights(garden, callers, token);
        rights.writeAll();
        fleet = new Fleet(
                PROJECT, name -> new Gardenlet(servers, garden, authorities, new ShootFront(vertx), clock, name));
    }

    @Override
    public String project() {
        return garden.project();
    }

    @Override
    public String projectNamespace() {
        return garden.namespace();
    }

    @Override
    public URI gardenerUrl() {
        return front.url();
    }

    @Override
    public String discoveryKubeconfig() {
        return discoveryKubeconfig;
    }

    @Override
    public String operatorKubeconfig() {
        return Kubeconfig.withToken(front.url(), front.caPem(), garden.server().adminToken());
    }

    @Override
    public List<ShootHandle> addShoots(List<NewShoot> shoots) {
        return fleet.add(shoots);
    }

    @Override
    public List<ShootHandle> shoots() {
        return fleet.handles();
    }

    @Override
    public ShootHandle shoot(String name) {
        return fleet.gardenlet(name).handle();
    }

    @Override
    public void relabel(String name, Map<String, String> labels) {
        fleet.gardenlet(name).relabel(labels);
    }

    @Override
    public void hibernate(String name) {
        fleet.gardenlet(name).hibernate();
    }

    @Override
    public void wake(String name) {
        fleet.gardenlet(name).wake();
    }

    @Override
    public void reconcile(String name) {
        fleet.gardenlet(name).reconcile();
    }

    @Override
    public void delete(String name) {
        fleet.delete(name);
    }

    @Override
    public ShootHandle recreate(String name) {
        fleet.gardenlet(name).recreate();
        return shoot(name);
    }

    @Override
    public void deploy(String name, String yaml) {
        fleet.gardenlet(name).deploy(yaml);
    }

    @Override
    public void cutNetwork(String name) {
        fleet.gardenlet(name).cut();
    }

    @Override
    public void restoreNetwork(String name) {
        fleet.gardenlet(name).restore();
    }

    @Override
    public void slow(String name, Duration delay) {
        fleet.gardenlet(name).slow(delay);
    }

    @Override
    public void revoke(String verb, String resource) {
        rights.revoke(new Right(verb, resource));
    }

    @Override
    public void grant(String verb, String resource) {
        rights.grant(new Right(verb, resource));
    }

    @Override
    public void stopGardener() {
        front.down();
    }

    @Override
    public void startGardener() {
        front.up();
    }

    @Override
    public void shiftGardenerClock(Duration offset) {
        clock.shift(offset);
    }

    @Override
    public Entra entra() {
        return entra;
    }

    @Override
    public void close() {
        front.close();
        fleet.close();
        upstream.close();
        garden.close();
        entra.close();
        servers.close();
        Blocking.on(vertx.close());
    }
}
