package dev.granary.agent.application.restore;

/**
 * How this agent restores.
 *
 * @param ownNamespace the agent's own, into which nothing is restored
 * @param patience waits for the cluster
 * @param workers how many objects are restored at a time, at least 1
 */
public record RestoreSettings(String ownNamespace, Patience patience, int workers) {

    public RestoreSettings {
        if (workers < 1) {
            throw new IllegalArgumentException("restore-workers is " + workers + ", at least 1 is needed");
        }
    }
}
