package dev.granary.testing.landscape.storage;

import java.util.EnumMap;
import java.util.Map;

/** What goes wrong in the storage of a shoot until it is told otherwise. */
public final class StorageFaults {

    /** What the driver is asked to do. */
    public enum Step {
        /** An empty volume. */
        PROVISION,
        /** A volume with what a snapshot holds. */
        PROVISION_FROM_SNAPSHOT,
        SNAPSHOT
    }

    /** How it goes. */
    public enum Fault {
        /** It works. */
        NONE,
        /** The driver says no, in an event and where the object has a place for it; it is asked again and again. */
        REFUSED,
        /** The driver says no once, and yes when it is asked again. */
        REFUSED_ONCE,
        /** The driver never answers. */
        HANGS
    }

    private final Map<Step, Fault> faults = new EnumMap<>(Step.class);

    StorageFaults() {}

    public synchronized void set(Step step, Fault fault) {
        faults.put(step, fault);
    }

    /** How it goes this time. */
    synchronized Fault next(Step step) {
        Fault fault = faults.getOrDefault(step, Fault.NONE);
        if (fault != Fault.REFUSED_ONCE) {
            return fault;
        }
        faults.put(step, Fault.NONE);
        return Fault.REFUSED;
    }
}
