package dev.granary.discovery.domain;

/** How one attempt to install the agent ended. */
public sealed interface InstallationOutcome {

    /**
     * The agent's objects are what the manifests say.
     *
     * @param issuer issuer of the shoot's service account tokens
     * @param jwks its public keys, a JSON Web Key Set
     */
    record Installed(String agentVersion, String issuer, String jwks) implements InstallationOutcome {}

    /** The shoot sleeps; not a failure. */
    record Asleep() implements InstallationOutcome {}

    /**
     * The agent is not there.
     *
     * @param retrying false when another attempt cannot help
     */
    record Failed(FailureReason reason, String message, boolean retrying) implements InstallationOutcome {}
}
