package dev.granary.discovery.domain;

/** Why a config or an installation does not work; the wire names are codes of docs/errors.md. */
public enum FailureReason {
    GARDENER_UNREACHABLE("GardenerUnreachable"),
    GARDENER_CREDENTIAL_REFUSED("GardenerCredentialRefused"),
    PROJECT_NOT_ACCESSIBLE("ProjectNotAccessible"),
    GARDENER_RIGHT_MISSING("GardenerRightMissing"),
    /** Gardener cannot make a kubeconfig yet, or the shoot does not accept it yet. */
    SHOOT_NOT_READY("ShootNotReady"),
    SHOOT_UNREACHABLE("ShootUnreachable"),
    /** Not a fault: installation waits until the shoot is awake. */
    SHOOT_HIBERNATED("ShootHibernated"),
    /** Deleted, being deleted, or made again under its name. */
    SHOOT_GONE("ShootGone"),
    SHOOT_NOT_MANAGED("ShootNotManaged"),
    AGENT_APPLY_REFUSED("AgentApplyRefused");

    private final String wireName;

    FailureReason(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static FailureReason ofWireName(String wireName) {
        for (FailureReason reason : values()) {
            if (reason.wireName.equals(wireName)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("unknown reason " + wireName);
    }
}
