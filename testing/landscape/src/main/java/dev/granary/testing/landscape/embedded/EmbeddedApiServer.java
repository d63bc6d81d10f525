package dev.granary.testing.landscape.embedded;

import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.embedded.auth.Authenticator;
import dev.granary.testing.landscape.embedded.auth.ClientCertificates;
import dev.granary.testing.landscape.embedded.auth.ServiceAccountTokens;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.controllers.ControllerManager;
import dev.granary.testing.landscape.embedded.http.HttpsEndpoint;
import dev.granary.testing.landscape.embedded.rbac.Authorizer;
import dev.granary.testing.landscape.embedded.rest.Admission;
import dev.granary.testing.landscape.embedded.rest.Creator;
import dev.granary.testing.landscape.embedded.rest.Deleter;
import dev.granary.testing.landscape.embedded.rest.SystemFields;
import dev.granary.testing.landscape.embedded.rest.SystemWrites;
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
        Clock clock = options.clock();
        SystemFields system = new SystemFields(clock);
        Admission admission = new Admission(store);
        Creator creator = new Creator(store, admission, system);
        SystemWrites writes = new SystemWrites(store);
        Deleter deleter = new Deleter(store, writes, system);
        this.catalogue = new Catalogue(store);
        ServiceAccountTokens tokens = new ServiceAccountTokens(spec.issuer(), store, clock);
        ClientCertificates clients = new ClientCertificates(spec.clientCaPem(), clock);
        Authorizer authorizer = new Authorizer(store);
        this.endpoint = new HttpsEndpoint(
                vertx,
                clock,
                clients,
                new Authenticator(clients, tokens, adminToken),
                authorizer,
                catalogue,
                tokens,
                EndpointsWiring.wire(store, admission, system, creator, deleter, authorizer, tokens, clock),
                store,
                options.bookmarkInterval());
        Context controllerLoop = vertx.getOrCreateContext();
        this.stopControllers = ControllerManager.start(
                store,
                catalogue,
                creator,
                deleter,
                writes,
                task -> controllerLoop.runOnContext(v -> task.run()),
                endpoint.caPem());
        new FirstObjects(catalogue, creator).create(spec.customResources());
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
