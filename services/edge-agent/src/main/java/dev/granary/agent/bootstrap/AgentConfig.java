package dev.granary.agent.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** What the Deployment tells the agent, as environment variables {@code GRANARY_AGENT_...}. */
@ConfigMapping(prefix = "granary.agent")
public interface AgentConfig {

    /**
     * Identity of the cluster: the shoot's uid. Commands for another cluster are skipped.
     *
     * <p>Limits: another uid than that of the token's cluster makes the registry drop all that the agent says.
     */
    UUID clusterId();

    /**
     * Tenant whose topics the agent uses.
     *
     * <p>Limits: another tenant than the cluster's makes the broker refuse the agent.
     */
    String tenant();

    /**
     * Brokers' listener for agents, {@code host:port,...}.
     *
     * <p>Limits: while nobody answers there the agent waits, lives and is not ready; backups that it knows go on.
     */
    String kafkaBootstrap();

    /**
     * Base address of the token endpoint; {@code /oauth2/token} and {@code /oauth2/session} are appended.
     *
     * <p>Limits: as above.
     */
    URI tokenEndpoint();

    /**
     * Projected service account token with audience {@code granary}. Read again whenever it changes.
     *
     * <p>Limits: while the file cannot be read the agent waits, lives and is not ready.
     */
    @WithDefault("/var/run/secrets/granary/token")
    Path tokenFile();

    /**
     * PEM bundle trusted for brokers and token endpoint, and beside the public authorities for Entra ID and storage. Read
     * at start.
     *
     * <p>Limits: without a readable bundle the agent does not start.
     */
    @WithDefault("/etc/granary/ca/ca.pem")
    Path caFile();

    /**
     * Key files of encrypted locations: one named after a location's id, or {@code default} for those without. Read anew for
     * each piece of work.
     *
     * <p>Limits: without a readable file nothing is written to an encrypted location, and nothing sealed is restored.
     */
    @WithDefault("/etc/granary/keys")
    Path keysDirectory();

    /**
     * Time between two heartbeats. The registry has to expect the same.
     *
     * <p>Limits: positive, or the agent does not start. After three missed ones the registry takes the agent for offline,
     * so longer than the registry expects makes the cluster OFFLINE; a short one costs a message each.
     */
    @WithDefault("PT30S")
    Duration heartbeatInterval();

    /**
     * Namespace of the agent and of its custom resources. No backup holds it.
     *
     * <p>Limits: another namespace than the one that the agent has its rights in leaves it without a journal: it waits and
     * is not ready.
     */
    @WithDefault("granary-system")
    String namespace();

    /**
     * How long the end of the process waits for the step that is going on. What does not end in it goes on in the next
     * process.
     *
     * <p>Limits: zero or less waits for nothing, and a backup begins its next attempt sooner; longer than the pod's
     * {@code terminationGracePeriodSeconds} has no effect.
     */
    @WithDefault("PT10S")
    Duration shutdownTimeout();

    /**
     * Most requests to the API server in any second for reading and writing backed up objects. A restore takes one for each
     * new object and two for each that is there, so this bounds its speed too. What it takes to move a volume (about twenty, and a
     * look each two seconds), and what the agent notes in its own namespace, is not counted and does not wait.
     *
     * <p>Limits: at least 1, or the agent does not start; more than the API server bears is answered with 429, which the
     * agent obeys.
     */
    @WithDefault("250")
    int apiRequestsPerSecond();

    /**
     * Most requests to stores of backups in any second, of the agent and of each of its movers. A storage account answers so
     * many in all, and a fleet may share one. A request moves up to 4 MiB.
     *
     * <p>Limits: at least 1, or the agent does not start; more than the account bears is answered with 503, which is waited
     * out.
     */
    @WithDefault("200")
    int storeRequestsPerSecond();

    /**
     * How many objects a restore works on at a time.
     *
     * <p>Limits: at least 1, which keeps them in the order of the backup, or the agent does not start; beyond what the pace
     * of requests allows more changes nothing.
     */
    @WithDefault("8")
    int restoreWorkers();

    /**
     * How many resources of ended work the agent keeps of each kind: restores, deletions, verifications, and backups that
     * came to nothing. The latest stay. The resource of a backup stays as long as the backup.
     *
     * <p>Limits: with 0 the resource goes as soon as the control plane has the outcome and the command's deadline has passed;
     * a very large number fills the API server.
     */
    @WithDefault("100")
    int endedWorkKept();

    /**
     * How long resources of ended work stay at most after their end.
     *
     * <p>Limits: zero or less keeps none of them; a very long time leaves it to their number.
     */
    @WithDefault("P30D")
    Duration endedWorkAge();
}
