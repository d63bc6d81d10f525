package dev.granary.testing.landscape;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One Gardener project and its shoots, scripted. Behaves like Gardener v1.149 where a client can notice; what is
 * simulated is said in the README of this module. Calls block until what they script has happened, and may come from
 * several threads; a shoot that is unknown, or cannot be named so, is an {@link IllegalArgumentException}.
 */
public interface Landscape extends AutoCloseable {

    String project();

    String projectNamespace();

    /** Base URL of the Gardener API (garden API server behind the front that adds {@code adminkubeconfig}). */
    URI gardenerUrl();

    /** Kubeconfig of a service account in the project with the least rights that discovery needs. */
    String discoveryKubeconfig();

    /** Kubeconfig of a member of {@code system:masters} in the garden, through the same front: for what a test scripts by hand. */
    String operatorKubeconfig();

    /** Creates a shoot and returns when it is healthy: API server up, status written by the simulated gardenlet. */
    default ShootHandle addShoot(String name, Map<String, String> labels) {
        return addShoots(List.of(new NewShoot(name, labels))).getFirst();
    }

    /** As {@link #addShoot}, all at once: quicker than one after another. Handles come in the order asked for. */
    List<ShootHandle> addShoots(List<NewShoot> shoots);

    List<ShootHandle> shoots();

    ShootHandle shoot(String name);

    /** Replaces the labels that the owner set; those of Gardener stay. */
    void relabel(String name, Map<String, String> labels);

    void hibernate(String name);

    void wake(String name);

    /** A reconciliation without a change: lastOperation moves, and all conditions are Progressing for a moment. */
    void reconcile(String name);

    /** Confirms and deletes the shoot as Gardener does: deletionTimestamp first, then the finalizer goes. */
    void delete(String name);

    /** Deletes the shoot and makes one of the same name and labels: new uid, new certificate authorities, same address. */
    ShootHandle recreate(String name);

    /** Applies manifests in the shoot as cluster-admin (server-side apply). */
    void deploy(String name, String yaml);

    /** Nobody reaches the shoot's API server until {@link #restoreNetwork}: live connections end, new ones are refused. */
    void cutNetwork(String name);

    void restoreNetwork(String name);

    /** Every answer of the shoot's API server comes this much later; zero ends it. */
    void slow(String name, Duration delay);

    /** Takes a right of the discovery account away, for instance verb {@code list}, resource {@code shoots}. */
    void revoke(String verb, String resource);

    void grant(String verb, String resource);

    /** gardener-apiserver answers 503 as plain text and its watches end, until {@link #startGardener}. */
    void stopGardener();

    void startGardener();

    /**
     * Shifts the clock that Gardener issues client certificates by; with nine minutes and fifty seconds into the past a
     * kubeconfig of the shortest life lives ten seconds.
     */
    void shiftGardenerClock(Duration offset);

    /** Token endpoint like Microsoft Entra ID's for workload identity federation. */
    Entra entra();

    @Override
    void close();
}
