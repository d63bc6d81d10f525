package dev.granary.testing.landscape.embedded.controllers;

import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.rest.Creator;
import dev.granary.testing.landscape.embedded.rest.Deleter;
import dev.granary.testing.landscape.embedded.rest.SystemWrites;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import java.util.List;
import java.util.concurrent.Executor;

/** Starts the controllers that every cluster has. */
public final class ControllerManager {

    private ControllerManager() {}

    /**
     * Starts before the first object is written. What it returns ends the controllers.
     *
     * @param executor runs tasks one after another
     * @param caPem authority of the cluster's serving certificate
     */
    public static Runnable start(
            ObjectStore store,
            Catalogue catalogue,
            Creator creator,
            Deleter deleter,
            SystemWrites writes,
            Executor executor,
            String caPem) {
        List<Controller> controllers = List.of(
                new NamespaceDefaults(store, catalogue, creator, caPem),
                new GarbageCollector(store, catalogue, deleter, writes),
                new CustomResourceCleanup(store, catalogue, deleter, writes),
                new InUseProtection(store, catalogue, writes),
                new NamespaceContent(store, catalogue, deleter, writes));
        return new Controllers(controllers, executor).follow(store);
    }
}
