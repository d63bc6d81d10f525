package dev.granary.testing.landscape.embedded;

import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.embedded.auth.Authenticator;
import dev.granary.testing.landscape.embedded.auth.ClientCertificates;
import dev.granary.testing.landscape.embedded.auth.ServiceAccountTokens;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.controllers.ControllerManager;
import dev.granary.testing.landscape.embedded.http.ClusterApi;
import dev.granary.testing.landscape.embedded.http.HttpsEndpoint;
import dev.granary.testing.landscape.embedded.rbac.Authorizer;
import dev.granary.testing.landscape.embedded.rest.WriteSide;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;

/** One embedded API server with its objects. */
public final class EmbeddedApiServer implements ApiServer {

    private final ObjectStore store;
    private final HttpsEndpoint endpoint;
    private final String adminToken = UUID.randomUUID().toString();
    private final Runnable onClose;
    private final Runnable stopControllers;
    private final Catalogue catalogue;

    EmbeddedApiServer(Vertx vertx, ApiServerSpec spec, EmbeddedOptions options, ObjectStore store, Runnable onClose) {
        this.store = store;
        this.onClose = onClose;
        this.catalogue = new Catalogue(store);
        WriteSide write = WriteSide.over(store, options.clock());
        this.endpoint = new HttpsEndpoint(
                vertx, clusterApi(spec, write, options.clock()), options.clock(), options.bookmarkInterval());
        Context controllerLoop = vertx.getOrCreateContext();
        this.stopControllers = ControllerManager.start(
                write, catalogue, task -> controllerLoop.runOnContext(v -> task.run()), endpoint.caPem());
        new FirstObjects(catalogue, write.creator()).create(spec.customResources());
    }

    private ClusterApi clusterApi(ApiServerSpec spec, WriteSide write, Clock clock) {
        ServiceAccountTokens tokens = new ServiceAccountTokens(spec.issuer(), store, clock);
        ClientCertificates clients = new ClientCertificates(spec.clientCaPem(), clock);
        Authorizer authorizer = new Authorizer(store);
        return new ClusterApi(
                store,
                catalogue,
                EndpointsWiring.wire(write, authorizer, tokens, clock),
                clients,
                tokens,
                new Authenticator(clients, tokens, adminToken),
                authorizer);
    }

    @Override
    public URI url() {
        return URI.create("https://" + endpoint.address());
    }

    @Override
    public String caPem() {
        return endpoint.caPem();
    }

    @Override
    public String adminToken() {
        return adminToken;
    }

    /** Forgets the past, as etcd's compaction does: older versions and continue tokens are answered with 410. */
    public void compact() {
        store.compact();
    }

    @Override
    public void stop() {
        endpoint.close();
    }

    @Override
    public void start() {
        if (endpoint.open()) {
            store.endWatches();
        }
    }

    @Override
    public void close() {
        stop();
        stopControllers.run();
        catalogue.close();
        onClose.run();
    }
}
