package dev.granary.contracts;

/** A service that reads or writes fixed topics. Its two names are used everywhere: configuration, broker, database. */
public enum Participant {
    DISCOVERY("discovery", "discovery-service"),
    REGISTRY("registry", "cluster-registry"),
    LOCATION("location", "location-service"),
    ORCHESTRATOR("orchestrator", "backup-orchestrator"),
    GATEWAY("gateway", "gateway");

    private final String shortName;
    private final String serviceName;

    Participant(String shortName, String serviceName) {
        this.shortName = shortName;
        this.serviceName = serviceName;
    }

    /** Database role and schema, and the name of the consumer in {@code <topic>.dlq.<consumer>}. */
    public String shortName() {
        return shortName;
    }

    /** Kafka user, and the beginning of its consumer groups and transactional ids. */
    public String serviceName() {
        return serviceName;
    }
}
