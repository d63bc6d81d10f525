package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.ShootHandle;
import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.kube.KubeClients;
import dev.granary.testing.landscape.kube.Kubeconfig;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import java.util.Map;

/** The control plane of one incarnation of a shoot: its API server, reached through the front only. */
final class ControlPlane implements AutoCloseable {

    private final ShootIdentity identity;
    private final ApiServer server;
    private final ShootFront front;

    private ControlPlane(ShootIdentity identity, ApiServer server, ShootFront front) {
        this.identity = identity;
        this.server = server;
        this.front = front;
    }

    static ControlPlane start(
            ApiServers servers, ShootIdentity identity, CertificateAuthority clients, ShootFront front) {
        var name = identity.technicalId() + "-" + identity.uid();
        var server = servers.start(new ApiServerSpec(name, identity.issuer(), clients.pem(), ""));
        var plane = new ControlPlane(identity, server, front);
        plane.admitProjectAdmins();
        front.up(server.url());
        return plane;
    }

    private void admitProjectAdmins() {
        try (var client = KubeClients.admin(server)) {
            Manifests.apply(client, Manifests.text("shoot-access.yaml", Map.of()));
        }
    }

    void stop() {
        front.down();
        server.stop();
    }

    void start() {
        server.start();
        front.up(server.url());
    }

    void deploy(String yaml) {
        try (var client = KubeClients.admin(server)) {
            Manifests.apply(client, yaml);
        }
    }

    String caPem() {
        return server.caPem();
    }

    ShootHandle handle() {
        var kubeconfig = Kubeconfig.withToken(front.url(), server.caPem(), server.adminToken());
        return new ShootHandle(
                identity.name(),
                identity.uid(),
                front.url(),
                kubeconfig,
                server.adminToken(),
                server.caPem(),
                identity.issuer());
    }

    @Override
    public void close() {
        front.down();
        server.close();
    }
}
