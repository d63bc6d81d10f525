package dev.granary.testing.landscape.embedded.controllers;

import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.rest.WriteSide;
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
    public static Runnable start(WriteSide write, Catalogue catalogue, Executor executor, String caPem) {
        ObjectStore store = write.store();
        Objects objects = new Objects(store, catalogue, write.writes());
        List<Controller> controllers = List.of(
                new NamespaceDefaults(store, catalogue, write.creator(), caPem),
                new GarbageCollector(store, catalogue, write.deleter(), write.writes()),
                new CustomResourceCleanup(store, catalogue, write.deleter(), write.writes()),
                new InUseProtection(store, catalogue, write.writes()),
                new VolumeBinder(objects),
                new JobController(objects, write.creator()),
                new NamespaceContent(store, catalogue, write.deleter(), write.writes()));
        return new Controllers(controllers, executor).follow(store);
    }
}
