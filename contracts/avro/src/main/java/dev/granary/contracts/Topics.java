package dev.granary.contracts;

import dev.granary.contracts.agent.v1.AgentHeartbeat;
import dev.granary.contracts.agent.v1.AgentHello;
import dev.granary.contracts.agent.v1.ApplyDesiredState;
import dev.granary.contracts.agent.v1.BackupCancelled;
import dev.granary.contracts.agent.v1.BackupDeletionFailed;
import dev.granary.contracts.agent.v1.BackupDeletionSucceeded;
import dev.granary.contracts.agent.v1.BackupFailed;
import dev.granary.contracts.agent.v1.BackupObjectResults;
import dev.granary.contracts.agent.v1.BackupPartiallySucceeded;
import dev.granary.contracts.agent.v1.BackupProgressed;
import dev.granary.contracts.agent.v1.BackupStarted;
import dev.granary.contracts.agent.v1.BackupSucceeded;
import dev.granary.contracts.agent.v1.BackupVerificationFailed;
import dev.granary.contracts.agent.v1.BackupVerificationProgressed;
import dev.granary.contracts.agent.v1.BackupVerificationSucceeded;
import dev.granary.contracts.agent.v1.CancelBackup;
import dev.granary.contracts.agent.v1.CancelRestore;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.contracts.agent.v1.DeleteBackup;
import dev.granary.contracts.agent.v1.DesiredStateSucceeded;
import dev.granary.contracts.agent.v1.LocationValidationFailed;
import dev.granary.contracts.agent.v1.LocationValidationSucceeded;
import dev.granary.contracts.agent.v1.RestoreCancelled;
import dev.granary.contracts.agent.v1.RestoreFailed;
import dev.granary.contracts.agent.v1.RestoreObjectResults;
import dev.granary.contracts.agent.v1.RestorePartiallySucceeded;
import dev.granary.contracts.agent.v1.RestoreProgressed;
import dev.granary.contracts.agent.v1.RestoreStarted;
import dev.granary.contracts.agent.v1.RestoreSucceeded;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.StartRestore;
import dev.granary.contracts.agent.v1.ValidateLocation;
import dev.granary.contracts.agent.v1.VerifyBackup;
import dev.granary.contracts.backups.v1.BackupDeleted;
import dev.granary.contracts.backups.v1.BackupDeletionRequested;
import dev.granary.contracts.backups.v1.BackupRequested;
import dev.granary.contracts.backups.v1.BackupRetried;
import dev.granary.contracts.backups.v1.BackupVerificationRequested;
import dev.granary.contracts.backups.v1.BackupVerified;
import dev.granary.contracts.clusters.v1.AgentInstallationRequested;
import dev.granary.contracts.clusters.v1.ClusterFailed;
import dev.granary.contracts.clusters.v1.ClusterRegistered;
import dev.granary.contracts.clusters.v1.ClusterUnmanaged;
import dev.granary.contracts.clusters.v1.ClusterUpdated;
import dev.granary.contracts.clusters.v1.ClusterWentOffline;
import dev.granary.contracts.clusters.v1.ClusterWentOnline;
import dev.granary.contracts.locations.v1.ClusterAssigned;
import dev.granary.contracts.locations.v1.ConnectionFailed;
import dev.granary.contracts.locations.v1.ConnectionValidated;
import dev.granary.contracts.locations.v1.LocationCreated;
import dev.granary.contracts.locations.v1.ValidationRequested;
import dev.granary.contracts.restores.v1.RestoreDeleted;
import dev.granary.contracts.restores.v1.RestoreRequested;
import dev.granary.contracts.shoots.v1.AgentInstallationFailed;
import dev.granary.contracts.shoots.v1.AgentInstalled;
import dev.granary.contracts.shoots.v1.ShootAdded;
import dev.granary.contracts.shoots.v1.ShootUnmanaged;
import dev.granary.contracts.shoots.v1.ShootUpdated;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** The fixed topics, and the names of a tenant's topic pair. README.md beside the schemas is the catalogue for people. */
@SuppressWarnings("ImmutableEnumChecker") // every list is a List.of and TopicSettings copies its map
public enum Topics {
    SHOOTS(
            "granary.shoots.v1",
            TopicSettings.deleted(),
            Participant.DISCOVERY,
            List.of(Participant.REGISTRY),
            List.of(
                    ShootAdded.class,
                    ShootUpdated.class,
                    ShootUnmanaged.class,
                    AgentInstalled.class,
                    AgentInstallationFailed.class)),
    CLUSTERS(
            "granary.clusters.v1",
            TopicSettings.compacted(),
            Participant.REGISTRY,
            List.of(Participant.DISCOVERY, Participant.LOCATION, Participant.ORCHESTRATOR, Participant.GATEWAY),
            List.of(
                    ClusterRegistered.class,
                    AgentInstallationRequested.class,
                    ClusterWentOnline.class,
                    ClusterWentOffline.class,
                    ClusterFailed.class,
                    ClusterUpdated.class,
                    ClusterUnmanaged.class)),
    LOCATIONS(
            "granary.locations.v1",
            TopicSettings.compacted(),
            Participant.LOCATION,
            List.of(Participant.ORCHESTRATOR, Participant.GATEWAY),
            List.of(
                    LocationCreated.class,
                    ClusterAssigned.class,
                    ValidationRequested.class,
                    ConnectionValidated.class,
                    ConnectionFailed.class)),
    BACKUPS(
            "granary.backups.v1",
            TopicSettings.deleted(),
            Participant.ORCHESTRATOR,
            List.of(Participant.GATEWAY),
            List.of(
                    BackupRequested.class,
                    dev.granary.contracts.backups.v1.BackupStarted.class,
                    dev.granary.contracts.backups.v1.BackupProgressed.class,
                    dev.granary.contracts.backups.v1.BackupSucceeded.class,
                    dev.granary.contracts.backups.v1.BackupPartiallySucceeded.class,
                    dev.granary.contracts.backups.v1.BackupFailed.class,
                    dev.granary.contracts.backups.v1.BackupCancelled.class,
                    BackupDeletionRequested.class,
                    dev.granary.contracts.backups.v1.BackupDeletionFailed.class,
                    BackupDeleted.class,
                    BackupVerificationRequested.class,
                    BackupRetried.class,
                    dev.granary.contracts.backups.v1.BackupVerificationProgressed.class,
                    BackupVerified.class,
                    dev.granary.contracts.backups.v1.BackupVerificationFailed.class)),
    RESTORES(
            "granary.restores.v1",
            TopicSettings.deleted(),
            Participant.ORCHESTRATOR,
            List.of(Participant.GATEWAY),
            List.of(
                    RestoreRequested.class,
                    dev.granary.contracts.restores.v1.RestoreStarted.class,
                    dev.granary.contracts.restores.v1.RestoreProgressed.class,
                    dev.granary.contracts.restores.v1.RestoreSucceeded.class,
                    dev.granary.contracts.restores.v1.RestorePartiallySucceeded.class,
                    dev.granary.contracts.restores.v1.RestoreFailed.class,
                    dev.granary.contracts.restores.v1.RestoreCancelled.class,
                    RestoreDeleted.class)),
    /** What agents wrote, after the registry's ingest has checked it. */
    AGENT_EVENTS(
            "granary.agent-events.v1",
            TopicSettings.deleted(),
            Participant.REGISTRY,
            List.of(Participant.REGISTRY, Participant.LOCATION, Participant.ORCHESTRATOR, Participant.GATEWAY),
            List.of(
                    AgentHello.class,
                    AgentHeartbeat.class,
                    DesiredStateSucceeded.class,
                    LocationValidationSucceeded.class,
                    LocationValidationFailed.class,
                    BackupStarted.class,
                    BackupProgressed.class,
                    BackupObjectResults.class,
                    BackupSucceeded.class,
                    BackupPartiallySucceeded.class,
                    BackupFailed.class,
                    BackupCancelled.class,
                    BackupDeletionSucceeded.class,
                    BackupDeletionFailed.class,
                    BackupVerificationProgressed.class,
                    BackupVerificationSucceeded.class,
                    BackupVerificationFailed.class,
                    RestoreStarted.class,
                    RestoreProgressed.class,
                    RestoreObjectResults.class,
                    RestoreSucceeded.class,
                    RestorePartiallySucceeded.class,
                    RestoreFailed.class,
                    RestoreCancelled.class,
                    CommandRejected.class,
                    CommandExpired.class));

    /** Every topic of every tenant begins with this. */
    public static final String TENANT_PREFIX = "granary.tenants.";

    /** Where the registry's ingest puts what it cannot decode, of whichever tenant. */
    public static final String INGEST_DEAD_LETTERS = "granary.agent-events.v1.dlq.registry-ingest";

    private static final Pattern TENANT = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern TENANT_TOPIC =
            Pattern.compile(Pattern.quote(TENANT_PREFIX) + "(" + TENANT + ")\\.(commands|events)\\.v1");
    private static final List<Class<? extends SpecificRecordBase>> COMMANDS = List.of(
            ApplyDesiredState.class,
            StartBackup.class,
            CancelBackup.class,
            DeleteBackup.class,
            VerifyBackup.class,
            StartRestore.class,
            CancelRestore.class,
            ValidateLocation.class);

    private final String topic;
    private final TopicSettings settings;
    private final Participant writer;
    private final List<Participant> readers;
    private final List<Class<? extends SpecificRecordBase>> records;

    Topics(
            String topic,
            TopicSettings settings,
            Participant writer,
            List<Participant> readers,
            List<Class<? extends SpecificRecordBase>> records) {
        this.topic = topic;
        this.settings = settings;
        this.writer = writer;
        this.readers = readers;
        this.records = records;
    }

    /** Name on the broker. */
    public String topic() {
        return topic;
    }

    public TopicSettings settings() {
        return settings;
    }

    /** The only service that writes it. */
    public Participant writer() {
        return writer;
    }

    public List<Participant> readers() {
        return readers;
    }

    /** Every record type that occurs on it. */
    public List<Class<? extends SpecificRecordBase>> records() {
        return records;
    }

    /** Name of the dead letter topic of one reader of this topic. */
    public String deadLettersOf(Participant reader) {
        return topic + ".dlq." + reader.shortName();
    }

    /** Dead letter topics of all readers; the registry's ingest has its own beside them. */
    public List<String> deadLetterTopics() {
        var ofReaders = readers.stream().map(this::deadLettersOf).toList();
        return this == AGENT_EVENTS
                ? Stream.concat(ofReaders.stream(), Stream.of(INGEST_DEAD_LETTERS))
                        .toList()
                : ofReaders;
    }

    /** Dead letters wait 30 days for a person, in the order in which they came. */
    public static TopicSettings deadLetterSettings() {
        return TopicSettings.deleted();
    }

    /** Both topics of a tenant. */
    public static TopicSettings tenantSettings() {
        return TopicSettings.tenant();
    }

    /**
     * Topic of the commands for the agents of a tenant.
     *
     * @throws IllegalArgumentException if the tenant's name could not be a part of a topic's name
     */
    public static String commandsOf(String tenant) {
        return TENANT_PREFIX + checked(tenant) + ".commands.v1";
    }

    /**
     * Topic of what the agents of a tenant report.
     *
     * @throws IllegalArgumentException if the tenant's name could not be a part of a topic's name
     */
    public static String eventsOf(String tenant) {
        return TENANT_PREFIX + checked(tenant) + ".events.v1";
    }

    /** The tenant whose topic this is; empty for a topic that is not a tenant's. */
    public static Optional<String> tenantOf(String topic) {
        var matcher = TENANT_TOPIC.matcher(topic);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Records on a tenant's command topic. */
    public static List<Class<? extends SpecificRecordBase>> commands() {
        return COMMANDS;
    }

    /** Every record that travels on its own; what is only part of others is not named. */
    public static Set<Class<? extends SpecificRecordBase>> allRecords() {
        var all = new LinkedHashSet<Class<? extends SpecificRecordBase>>(COMMANDS);
        Arrays.stream(values()).forEach(topic -> all.addAll(topic.records));
        return all;
    }

    private static String checked(String tenant) {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("not a tenant's name: " + tenant);
        }
        return tenant;
    }
}
