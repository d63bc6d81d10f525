package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.Kubeconfig;

/** What Gardener says when it is asked for a way into a shoot. */
public sealed interface ShootAdmission {

    record Granted(Kubeconfig kubeconfig) implements ShootAdmission {}

    /** The shoot has no address or no certificate authority yet. */
    record NotYet(String message) implements ShootAdmission {}
}
