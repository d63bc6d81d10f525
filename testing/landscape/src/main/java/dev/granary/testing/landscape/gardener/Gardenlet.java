package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.ShootHandle;
import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plays gardenlet for one shoot name: writes what a client can watch, in gardenlet's order, and runs the API server. */
final class Gardenlet implements AutoCloseable {

    private final ApiServers servers;
    private final Garden garden;
    private final ClientAuthorities authorities;
    private final ShootFront front;
    private final Clock clock;
    private final String name;
    private final ShootObject object;
    private final ShootStatus status;
    private @Nullable ControlPlane plane;

    Gardenlet(
            ApiServers servers,
            Garden garden,
            ClientAuthorities authorities,
            ShootFront front,
            Clock clock,
            String name) {
        this.servers = servers;
        this.garden = garden;
        this.authorities = authorities;
        this.front = front;
        this.clock = clock;
        this.name = name;
        this.object = new ShootObject(garden.admin(), garden.namespace(), name);
        this.status = new ShootStatus(clock);
    }

    synchronized void create(Map<String, String> labels) {
        var identity = new ShootIdentity(garden.project(), garden.namespace(), name, object.create(labels));
        object.finalizers(GardenObjects.FINALIZER);
        object.label("provider.extensions.gardener.cloud/azure", "true");
        object.label("name.seed.gardener.cloud/" + GardenObjects.SEED, "true");
        var clients = new CertificateAuthority("ca-client", clock);
        authorities.put(name, clients);
        object.patchStatus(status.identity(identity, front.url()));
        object.patchStatus(status.operation("Create", "Processing", 10));
        plane = ControlPlane.start(servers, identity, clients, front);
        publishClusterAuthority(plane.caPem());
        finish("Create");
    }

    private void publishClusterAuthority(String caPem) {
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(GardenObjects.clusterAuthority(name))
                .withNamespace(garden.namespace())
                .endMetadata()
                .addToData("ca.crt", caPem)
                .build();
        garden.admin().resource(map).forceConflicts().serverSideApply();
    }

    /** Every successful operation leaves all conditions Progressing; the care run makes them True some time later. */
    private void finish(String operation) {
        object.patchStatus(
                status.operation(operation, "Succeeded", 100).put("observedGeneration", object.generation()));
        object.patchStatus(status.conditions("Progressing", operation + "Succeeded", "Waiting for the next care run."));
        object.label("shoot.gardener.cloud/status", "progressing");
        object.patchStatus(status.conditions("True", "CheckSucceeded", "All checks passed."));
        object.label("shoot.gardener.cloud/status", "healthy");
    }

    /** What a reconciliation without a change looks like to a watcher. */
    synchronized void reconcile() {
        object.patchStatus(status.operation("Reconcile", "Processing", 50));
        finish("Reconcile");
    }

    synchronized void hibernate() {
        object.hibernation(true);
        object.patchStatus(status.operation("Reconcile", "Processing", 20));
        plane().stop();
        object.patchStatus(status.operation("Reconcile", "Succeeded", 100)
                .put("hibernated", true)
                .put("observedGeneration", object.generation()));
        object.patchStatus(status.conditions("True", "ConditionNotChecked", "Shoot cluster has been hibernated."));
    }

    synchronized void wake() {
        object.hibernation(false);
        object.patchStatus(status.operation("Reconcile", "Processing", 20));
        plane().start();
        object.patchStatus(Json.object().put("hibernated", false));
        finish("Reconcile");
    }

    /** The control plane comes up first, even of a hibernated shoot; its authorities go a little after the object. */
    synchronized void delete() {
        object.annotate(GardenObjects.DELETION_CONFIRMATION, "true");
        object.delete();
        object.patchStatus(status.operation("Delete", "Processing", 10));
        plane().start();
        plane().close();
        plane = null;
        object.patchStatus(status.operation("Delete", "Succeeded", 100));
        object.finalizers();
        Patience.until("shoot " + name + " is gone", () -> object.find() == null);
        authorities.remove(name);
        garden.admin()
                .configMaps()
                .inNamespace(garden.namespace())
                .withName(GardenObjects.clusterAuthority(name))
                .delete();
    }

    synchronized void recreate() {
        var labels = object.ownerLabels();
        delete();
        create(labels);
    }

    synchronized void relabel(Map<String, String> labels) {
        object.relabel(labels);
    }

    synchronized void deploy(String yaml) {
        plane().deploy(yaml);
    }

    void cut() {
        front.cut();
    }

    void restore() {
        front.restore();
    }

    void slow(Duration delay) {
        front.slow(delay);
    }

    /** False before it was created. */
    synchronized boolean exists() {
        return plane != null;
    }

    synchronized ShootHandle handle() {
        return plane().handle();
    }

    private ControlPlane plane() {
        return Objects.requireNonNull(plane, () -> "shoot " + name + " is gone");
    }

    @Override
    public synchronized void close() {
        if (plane != null) {
            plane.close();
        }
        front.close();
    }
}
