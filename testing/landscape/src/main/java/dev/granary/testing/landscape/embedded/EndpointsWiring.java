package dev.granary.testing.landscape.embedded;

import dev.granary.testing.landscape.embedded.auth.ServiceAccountTokens;
import dev.granary.testing.landscape.embedded.rbac.Authorizer;
import dev.granary.testing.landscape.embedded.rest.Applier;
import dev.granary.testing.landscape.embedded.rest.Endpoints;
import dev.granary.testing.landscape.embedded.rest.Getter;
import dev.granary.testing.landscape.embedded.rest.IssueToken;
import dev.granary.testing.landscape.embedded.rest.Lister;
import dev.granary.testing.landscape.embedded.rest.NamespaceFinalizer;
import dev.granary.testing.landscape.embedded.rest.Patcher;
import dev.granary.testing.landscape.embedded.rest.PodSubresources;
import dev.granary.testing.landscape.embedded.rest.Reviews;
import dev.granary.testing.landscape.embedded.rest.Subresources;
import dev.granary.testing.landscape.embedded.rest.Updater;
import dev.granary.testing.landscape.embedded.rest.WriteSide;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import java.time.Clock;

/** Puts the use cases of the verbs together. */
final class EndpointsWiring {

    private EndpointsWiring() {}

    static Endpoints wire(WriteSide write, Authorizer authorizer, ServiceAccountTokens tokens, Clock clock) {
        ObjectStore store = write.store();
        Updater updater = new Updater(store, write.admission(), write.system());
        Subresources subresources = new Subresources(
                new IssueToken(store, tokens, clock),
                new PodSubresources(store, write.deleter()),
                new NamespaceFinalizer(store),
                new Reviews(authorizer, tokens, clock));
        return new Endpoints(
                new Getter(store),
                new Lister(store),
                write.creator(),
                updater,
                new Patcher(updater, new Applier(store, write.creator(), updater, write.system())),
                write.deleter(),
                subresources);
    }
}
