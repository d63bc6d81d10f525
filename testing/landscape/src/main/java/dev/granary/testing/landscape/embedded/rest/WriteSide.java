package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.store.ObjectStore;
import java.time.Clock;

/** The use cases that change objects, over one store. */
public record WriteSide(
        ObjectStore store,
        SystemFields system,
        Admission admission,
        Creator creator,
        SystemWrites writes,
        Deleter deleter) {

    public static WriteSide over(ObjectStore store, Clock clock) {
        SystemFields system = new SystemFields(clock);
        Admission admission = new Admission(store);
        SystemWrites writes = new SystemWrites(store);
        return new WriteSide(
                store,
                system,
                admission,
                new Creator(store, admission, system),
                writes,
                new Deleter(store, writes, system));
    }
}
