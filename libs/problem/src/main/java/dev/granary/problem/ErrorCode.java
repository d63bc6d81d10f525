package dev.granary.problem;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every error code that a person or a program can meet: as {@code code} of a problem, as reason of an event, of a custom
 * resource's condition or of a state. A code is never renamed and never changes its meaning. docs/errors.md is made
 * from this list.
 */
public enum ErrorCode {
    // What is wrong with a request
    MALFORMED_REQUEST(
            "MalformedRequest", 400, "The request is not valid JSON.", "Correct the place that the pointer names."),
    UNKNOWN_FIELD("UnknownField", 422, "The request has a field that does not exist.", "Remove or rename the field."),
    FIELD_MISSING("FieldMissing", 422, "A required field is missing.", "Send the field that the pointer names."),
    FIELD_INVALID("FieldInvalid", 422, "A field has a value that is not allowed.", "Correct the field."),
    CURSOR_INVALID(
            "CursorInvalid",
            422,
            "The paging cursor is not one that this service gave out.",
            "Start again without a cursor."),
    NOT_FOUND("NotFound", 404, "There is nothing with this identity.", "Look at the list for what exists."),
    METHOD_NOT_ALLOWED(
            "MethodNotAllowed",
            405,
            "This resource does not know this HTTP method.",
            "See the OpenAPI document of the service for what it knows."),
    NOT_ACCEPTABLE("NotAcceptable", 406, "The answer exists only as JSON.", "Accept application/json."),
    MEDIA_TYPE_NOT_SUPPORTED(
            "MediaTypeNotSupported", 415, "The request is not of a type that is read here.", "Send application/json."),
    QUERY_INVALID(
            "QueryInvalid",
            422,
            "The GraphQL request does not fit the schema.",
            "Correct what the message names; the schema is at /graphql/schema.graphql."),
    REQUEST_REFUSED("RequestRefused", 400, "The request was refused.", "Read the detail of the answer."),
    IDEMPOTENCY_KEY_REUSED(
            "IdempotencyKeyReused",
            409,
            "The idempotency key belongs to another request.",
            "Use a new key for a new request, and the same body under the same key."),
    NAME_TAKEN("NameTaken", 409, "The name is in use already.", "Choose another name, or change the existing one."),
    CONFLICTING_CHANGE(
            "ConflictingChange", 409, "Somebody else changed it meanwhile.", "Read it again and repeat the change."),

    // Discovery of a Gardener project
    KUBECONFIG_MALFORMED(
            "KubeconfigMalformed",
            422,
            "The kubeconfig cannot be used.",
            "Send a complete kubeconfig with server, CA data and a token or client certificate inline."),
    GARDENER_UNREACHABLE(
            "GardenerUnreachable",
            422,
            "The Gardener API server did not answer.",
            "Check the server address of the kubeconfig, its CA and the network path from the control plane."),
    GARDENER_CREDENTIAL_REFUSED(
            "GardenerCredentialRefused",
            422,
            "Gardener refused the credential.",
            "Issue a new credential for the service account in Gardener and send its kubeconfig."),
    PROJECT_NOT_ACCESSIBLE(
            "ProjectNotAccessible",
            422,
            "The Gardener project does not exist or may not be read.",
            "Check the project's name and make the service account a member of the project."),
    GARDENER_RIGHT_MISSING(
            "GardenerRightMissing",
            422,
            "The credential lacks a right that discovery needs.",
            "Grant the right that the detail names to the service account."),
    SELECTOR_INVALID(
            "SelectorInvalid",
            422,
            "The label selector cannot be read.",
            "Use the label selector syntax of Kubernetes, for instance env in (prod,stage)."),

    // Clusters and their agents
    CLUSTER_UNKNOWN("ClusterUnknown", 422, "There is no such cluster.", "Choose a cluster of the list of clusters."),
    CLUSTER_NOT_REACHABLE(
            "ClusterNotReachable",
            409,
            "The agent of the cluster is not online.",
            "Wait until the cluster is ONLINE, or see why it is not."),
    SHOOT_NOT_READY(
            "ShootNotReady",
            409,
            "The shoot's API server is not up yet.",
            "Nothing; the installation is repeated by itself. See the shoot's status in Gardener if it stays."),
    SHOOT_HIBERNATED(
            "ShootHibernated", 409, "The shoot is hibernated.", "Wake the shoot; the work goes on by itself then."),
    SHOOT_UNREACHABLE(
            "ShootUnreachable",
            502,
            "The shoot's API server did not answer.",
            "Check the shoot in Gardener and the network path from the control plane."),
    SHOOT_GONE(
            "ShootGone",
            410,
            "The shoot is deleted, being deleted, or made again under its name.",
            "Nothing; a shoot that was made again is discovered as a new one."),
    SHOOT_NOT_MANAGED(
            "ShootNotManaged",
            409,
            "No discovery config manages the shoot.",
            "Label the shoot so that the selector of a discovery config matches."),
    AGENT_APPLY_REFUSED(
            "AgentApplyRefused",
            502,
            "The shoot refused a manifest of the agent.",
            "Look at the named object: a policy or a webhook of the shoot denies it."),
    AGENT_OFFLINE(
            "AgentOffline", 409, "The agent missed three heartbeats.", "Look at the agent's pod and its way to Kafka."),
    COMMAND_EXPIRED("CommandExpired", 409, "The command reached the agent after its deadline.", "Ask for it again."),
    COMMAND_UNKNOWN("CommandUnknown", 422, "The agent does not know this command.", "Update the agent of the cluster."),
    COMMAND_MALFORMED(
            "CommandMalformed",
            422,
            "The command has a value that the agent cannot use.",
            "Correct what the message names, then ask again."),

    // Backup locations
    LOCATION_UNKNOWN(
            "LocationUnknown", 422, "There is no such backup location.", "Choose a location of the list of locations."),
    LOCATION_KEYS_UNAVAILABLE(
            "LocationKeysUnavailable",
            409,
            "The location is encrypted, and the cluster has no usable key for it.",
            "Put a key file into the Secret granary-backup-keys of the agent's namespace, as entry default or under the"
                    + " location's id; docs/what-is-in-a-backup.md says how. The connection becomes valid by itself."),
    LOCATION_PROVIDER_UNSUPPORTED(
            "LocationProviderUnsupported",
            422,
            "This kind of storage is not supported as a backup location.",
            "Use AZURE_BLOB; agents reach it with their workload identity."),
    CREDENTIAL_NOT_ACCEPTED(
            "CredentialNotAccepted",
            422,
            "A location never takes a key, a token or a connection string.",
            "Leave the field out and grant the shoot's workload identity access to the container."),
    CONNECTION_NOT_VALID(
            "ConnectionNotValid",
            409,
            "The cluster cannot use the location.",
            "Assign the cluster to the location and validate the connection."),
    CLUSTER_NOT_ASSIGNED(
            "ClusterNotAssigned",
            422,
            "The cluster is not assigned to the location.",
            "Assign it with POST /api/locations/{id}/clusters first."),
    VALIDATION_TIMED_OUT(
            "ValidationTimedOut",
            504,
            "The agent did not answer the validation in time.",
            "See whether the cluster is ONLINE, then validate again."),
    TOKEN_REFUSED(
            "TokenRefused",
            403,
            "The cloud refused the agent's workload identity.",
            "Check the federated credential: issuer, subject and audience must be those of the shoot's agent."),
    CONTAINER_NOT_FOUND(
            "ContainerNotFound",
            404,
            "The container does not exist in the storage account.",
            "Create the container, or correct its name."),
    AUTHORIZATION_FAILED(
            "AuthorizationFailed",
            403,
            "The agent's identity may not do this in the container.",
            "Grant it Storage Blob Data Contributor on the container."),
    STORE_UNREACHABLE(
            "StoreUnreachable",
            502,
            "The object store did not answer.",
            "Check the endpoint and the shoot's network path to it."),
    STORE_THROTTLED(
            "StoreThrottled", 503, "The object store asks to slow down.", "Try later, or raise the account's limits."),
    STORE_DAMAGED(
            "StoreDamaged",
            502,
            "The object store does not give back what was written.",
            "See who else changes the container; then make a new backup."),
    STORE_FAILED(
            "StoreFailed",
            502,
            "The object store answered with an error.",
            "Look at the store's own status and logs, then try again."),

    // Backups
    NAMESPACE_INVALID(
            "NamespaceInvalid",
            422,
            "That is not the name of a namespace.",
            "Correct the name that the pointer names."),
    NAMESPACE_NOT_FOUND(
            "NamespaceNotFound",
            404,
            "The namespace does not exist in the cluster.",
            "Correct the name, or leave the namespace out."),
    NAMESPACE_RESERVED(
            "NamespaceReserved",
            422,
            "The namespace is the agent's own and no backup holds it.",
            "Leave the namespace out."),
    VOLUME_DATA_NOT_INCLUDED(
            "VolumeDataNotIncluded",
            501,
            "The claim's object is in the backup, the data of its volume is not.",
            "Protect the data by other means."),
    VOLUME_MODE_BLOCK(
            "VolumeModeBlock",
            422,
            "The volume is a raw block device, of which no files can be read.",
            "Back it up by the means of the program that writes it."),
    VOLUME_OF_VIRTUAL_MACHINE(
            "VolumeOfVirtualMachine",
            422,
            "The volume is a disk of a KubeVirt machine.",
            "Back it up inside of the machine, or export the disk."),
    VOLUME_ON_NFS(
            "VolumeOnNfs", 422, "The volume is a share on an NFS server.", "Back it up on the server that holds it."),
    VOLUME_NOT_REACHABLE(
            "VolumeNotReachable",
            409,
            "The volume has no snapshots and no running pod has it mounted.",
            "Install a VolumeSnapshotClass for its driver, or start the pod that uses the claim."),
    CLAIM_NOT_BOUND("ClaimNotBound", 409, "The claim has no volume.", "Look at the events of the claim."),
    VOLUME_BACKUP_FAILED(
            "VolumeBackupFailed",
            500,
            "The data of one volume could not be backed up.",
            "See the message, which names the event in the cluster; then start the backup again."),
    VOLUME_DATA_SKIPPED(
            "VolumeDataSkipped",
            409,
            "The claim is in the backup, the data of its volume was left out on purpose.",
            "Make a backup with volume data, or take the annotation granary.dev/volume-data from the claim."),
    MORE_PROBLEMS(
            "MoreProblems",
            422,
            "The backup has more problems than are listed.",
            "The manifest beside the backup names them all; a retry repeats everything that was asked for."),
    VOLUME_FILES_INCOMPLETE(
            "VolumeFilesIncomplete",
            422,
            "Some files of a volume are missing in the backup or not whole.",
            "See the index of the volume for the files; look who changes or locks them."),
    VOLUME_RESTORE_FAILED(
            "VolumeRestoreFailed",
            500,
            "The data of one volume could not be restored, and its claim was not made.",
            "See the message, which names the event in the cluster; then start the restore again."),
    VOLUME_DATA_NOT_RESTORED(
            "VolumeDataNotRestored",
            422,
            "The claim is there without data of the backup, so the restore is partial.",
            "See the message; look at the problems of the backup for why it has no data of the volume."),
    CLAIM_IN_USE(
            "ClaimInUse",
            409,
            "The claim cannot be replaced while pods use it.",
            "Stop the pods that the message names; then start the restore again."),
    KIND_NOT_LISTABLE(
            "KindNotListable",
            403,
            "Objects of a kind could not be listed.",
            "Grant the agent the right to list the kind, or repair its API service."),
    KIND_NOT_SERVED(
            "KindNotServed",
            422,
            "The cluster does not serve the kind in any version that is asked for.",
            "Install what defines the kind, or leave the kind out."),
    OBJECT_NOT_FOUND(
            "ObjectNotFound",
            404,
            "The object does not exist in the cluster.",
            "Correct the name, or leave the object out."),
    BACKUP_UNREADABLE(
            "BackupUnreadable",
            502,
            "The backup holds something that is not an object.",
            "See who else changes the container; restore another backup."),
    BACKUP_INTERRUPTED(
            "BackupInterrupted", 500, "The agent ended in the middle of the backup.", "Start the backup again."),
    BACKUP_NOT_RUNNING(
            "BackupNotRunning",
            409,
            "The backup does not run, so it cannot be cancelled.",
            "See how it ended; delete the backup if it is not wanted."),
    BACKUP_NOT_IN_STORE(
            "BackupNotInStore",
            404,
            "The location does not have the backup.",
            "Check location and cluster of the backup; it may have been deleted."),
    BACKUP_SEALED(
            "BackupSealed",
            409,
            "The backup is sealed with a key that the cluster does not have.",
            "Add the key that the message names to the Secret granary-backup-keys of the cluster that restores."),
    BACKUP_LOCKED(
            "BackupLocked",
            409,
            "A retention lock of the container holds the backup.",
            "Delete it again when the lock has ended."),
    RETENTION_NOT_EXTENDED(
            "RetentionNotExtended",
            403,
            "Data of earlier backups that the backup uses again is not locked as long as the backup itself.",
            "Grant the agent's identity Storage Blob Data Owner on the container: to extend locks is a right of its"
                    + " own."),
    BACKUP_RUNNING(
            "BackupRunning",
            409,
            "The backup has not ended, so it can be neither deleted nor retried.",
            "Cancel the backup, or wait until it has ended."),
    NOTHING_TO_RETRY(
            "NothingToRetry",
            409,
            "Nothing of the backup failed that another attempt could make up for.",
            "See the problems of the backup; docs/errors.md says what to do about each."),
    BACKUP_IN_USE(
            "BackupInUse",
            409,
            "A restore reads the backup, so it cannot be deleted.",
            "Cancel the restore, or wait until it has ended."),
    NO_USABLE_CLUSTER(
            "NoUsableCluster",
            409,
            "No cluster can reach the backup in the store.",
            "Bring a cluster of the tenant ONLINE and validate its connection to the location, then ask again."),
    CLUSTER_CAN_DELETE(
            "ClusterCanDelete",
            409,
            "A cluster can delete the backup from the store, so its record is not removed alone.",
            "Delete the backup without force."),
    WORK_INTERRUPTED(
            "WorkInterrupted",
            500,
            "The agent ended in the middle of the work, again and again.",
            "Look at the agent's pod, then ask again."),
    RESTORE_INTERRUPTED(
            "RestoreInterrupted",
            500,
            "The agent ended in the middle of the restore, again and again.",
            "Look at the agent's pod, then start the restore again: it goes on from what is there."),
    RESTORE_NOT_RUNNING(
            "RestoreNotRunning",
            409,
            "The restore does not run, so it cannot be cancelled.",
            "See how it ended; what it has restored stays."),
    BACKUP_UNKNOWN("BackupUnknown", 422, "There is no such backup.", "Choose a backup of the list of backups."),
    NAMESPACE_NOT_IN_BACKUP(
            "NamespaceNotInBackup",
            422,
            "The backup does not have the namespace.",
            "Choose namespaces of the backup, or none for all of them."),
    BACKUP_NOT_RESTORABLE(
            "BackupNotRestorable",
            409,
            "There is nothing in the store that could be restored.",
            "Choose a backup that is SUCCEEDED or PARTIALLY_SUCCEEDED."),
    BACKUP_NOT_VERIFIABLE(
            "BackupNotVerifiable",
            409,
            "There is nothing in the store that could be verified.",
            "Choose a backup that is SUCCEEDED or PARTIALLY_SUCCEEDED."),
    CLUSTER_OF_ANOTHER_TENANT(
            "ClusterOfAnotherTenant",
            409,
            "The cluster belongs to another tenant than the backup.",
            "Choose a cluster of the backup's tenant."),
    RESTORE_RUNNING(
            "RestoreRunning",
            409,
            "The restore has not ended, so its record cannot be deleted.",
            "Cancel the restore, or wait until it has ended."),

    // What became of an object in a restore
    OBJECT_EXISTS(
            "ObjectExists",
            409,
            "The object is there already and was kept.",
            "Nothing, or restore it again with Delete, which replaces it."),
    OBJECT_UNCHANGED("ObjectUnchanged", 409, "The object is there already as the backup has it.", "Nothing."),
    OBJECT_BEING_DELETED(
            "ObjectBeingDeleted",
            409,
            "The cluster is still deleting an object of this name.",
            "Wait until it is gone, see which finalizer holds it, then restore it again."),
    FIELD_IMMUTABLE(
            "FieldImmutable",
            409,
            "The object is there, differs in a field that cannot change, and must not be deleted.",
            "Delete it yourself, or restore it under another namespace."),
    LEFT_TO_CONTROLLER(
            "LeftToController",
            409,
            "Its controller makes the object by itself.",
            "Nothing, or restore with the objects that controllers own."),
    ALREADY_COMPLETED(
            "AlreadyCompleted",
            409,
            "The job or pod had ended; it would run again.",
            "Nothing, or start it again yourself."),
    WAS_BEING_DELETED("WasBeingDeleted", 409, "The object was being deleted when the backup was made.", "Nothing."),
    MADE_BY_CLUSTER("MadeByCluster", 409, "Every cluster makes this object for itself.", "Nothing."),
    VOLUME_PROVISIONED_ANEW(
            "VolumeProvisionedAnew", 409, "The volume is made anew for its claim, by its storage class.", "Nothing."),
    STORAGE_CLASS_MAPPED("StorageClassMapped", 409, "Another storage class takes the place of this one.", "Nothing."),
    STORAGE_CLASS_MISSING(
            "StorageClassMissing",
            422,
            "The cluster does not have the storage class of the claim.",
            "Map the class to one that the cluster has."),
    TARGET_NAME_INVALID(
            "TargetNameInvalid",
            422,
            "The mapping leads to a name that cannot be.",
            "Map the namespace to a shorter or another name."),
    NAMESPACE_TERMINATING(
            "NamespaceTerminating",
            409,
            "The namespace is being deleted and takes no new objects.",
            "Wait until it is gone, then restore again."),
    DEFINITION_NOT_ESTABLISHED(
            "DefinitionNotEstablished",
            409,
            "The cluster did not accept the definition of a custom resource.",
            "See the conditions of the definition: its names or its schema are refused."),
    RIGHT_MISSING(
            "RightMissing",
            403,
            "The agent may not do this in the cluster.",
            "Bind the cluster role granary-agent-restore to the agent's service account."),
    ADMISSION_REFUSED(
            "AdmissionRefused",
            403,
            "A quota, a policy or an admission webhook of the cluster refused the object.",
            "See the message; correct the rule or the object, then restore it again."),
    OBJECT_INVALID(
            "ObjectInvalid",
            422,
            "The cluster does not take the object as it is.",
            "See the message; the cluster's version or a definition may differ."),
    API_SERVER_FAILED(
            "ApiServerFailed",
            502,
            "The API server, or a webhook that it asks, failed.",
            "See the message; repair the webhook, then restore the object again."),
    API_SERVER_THROTTLED(
            "ApiServerThrottled",
            503,
            "The API server asked to slow down for too long.",
            "Restore the object again when the cluster has less to do."),

    // Everything else
    CHANGES_MISSED(
            "ChangesMissed",
            503,
            "Changes of the fleet may have been missed.",
            "Query what is shown, and subscribe again."),
    OWNER_UNAVAILABLE(
            "OwnerUnavailable",
            503,
            "The service behind this resource does not answer.",
            "Try again; if it lasts, look at the service that owns the resource."),
    INTERNAL_ERROR(
            "InternalError",
            500,
            "Something went wrong inside the service.",
            "Try again; if it stays, search the service's log for the traceId.");

    private final String code;
    private final int status;
    private final String title;
    private final String nextStep;

    ErrorCode(String code, int status, String title, String nextStep) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.nextStep = nextStep;
    }

    /** Wire name, CamelCase. */
    public String code() {
        return code;
    }

    /** HTTP status where the code answers a request; where it is only a reason, the nearest one. */
    public int status() {
        return status;
    }

    /** What happened, one sentence. */
    public String title() {
        return title;
    }

    /** What the reader does next, one sentence. */
    public String nextStep() {
        return nextStep;
    }

    /** Title and next step: the message beside a reason for which there is nothing more precise to say. */
    public String message() {
        return title + " " + nextStep;
    }

    /** The code of that wire name; empty for one that this version does not know, for instance of a newer agent. */
    public static Optional<ErrorCode> of(String code) {
        return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
    }
}
