package dev.granary.backup.domain;

/**
 * The generation of what a cluster should have, and the last generation that was sent to its agent. A generation of 0
 * means that nothing was ever wanted; a sent generation of 0, that none was sent or that it has to be sent again.
 */
public record DesiredState(ClusterId cluster, long generation, long sentGeneration) {

    public static DesiredState none(ClusterId cluster) {
        return new DesiredState(cluster, 0, 0);
    }

    public DesiredState changed() {
        return new DesiredState(cluster, generation + 1, sentGeneration);
    }

    /** The agent may have lost it, or needs its lease renewed. When nothing was wanted, that is what it is told. */
    public DesiredState toBeSentAgain() {
        return new DesiredState(cluster, Math.max(generation, 1), 0);
    }

    public DesiredState sent() {
        return new DesiredState(cluster, generation, generation);
    }

    public boolean isDue() {
        return generation > sentGeneration;
    }
}
