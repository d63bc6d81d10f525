package dev.granary.agent.domain;

/** Why something was refused, failed, or is missing: the codes of docs/errors.md that an agent uses. */
public enum Reason {
    COMMAND_EXPIRED("CommandExpired"),
    COMMAND_UNKNOWN("CommandUnknown"),
    COMMAND_MALFORMED("CommandMalformed"),
    LOCATION_UNKNOWN("LocationUnknown"),
    LOCATION_KEYS_UNAVAILABLE("LocationKeysUnavailable"),
    TOKEN_REFUSED("TokenRefused"),
    CONTAINER_NOT_FOUND("ContainerNotFound"),
    AUTHORIZATION_FAILED("AuthorizationFailed"),
    STORE_UNREACHABLE("StoreUnreachable"),
    STORE_THROTTLED("StoreThrottled"),
    STORE_DAMAGED("StoreDamaged"),
    STORE_FAILED("StoreFailed"),
    NAMESPACE_NOT_FOUND("NamespaceNotFound"),
    NAMESPACE_RESERVED("NamespaceReserved"),
    KIND_NOT_LISTABLE("KindNotListable"),
    KIND_NOT_SERVED("KindNotServed"),
    OBJECT_NOT_FOUND("ObjectNotFound"),
    BACKUP_UNREADABLE("BackupUnreadable"),
    OBJECT_EXISTS("ObjectExists"),
    OBJECT_UNCHANGED("ObjectUnchanged"),
    OBJECT_BEING_DELETED("ObjectBeingDeleted"),
    FIELD_IMMUTABLE("FieldImmutable"),
    LEFT_TO_CONTROLLER("LeftToController"),
    ALREADY_COMPLETED("AlreadyCompleted"),
    WAS_BEING_DELETED("WasBeingDeleted"),
    MADE_BY_CLUSTER("MadeByCluster"),
    VOLUME_PROVISIONED_ANEW("VolumeProvisionedAnew"),
    STORAGE_CLASS_MAPPED("StorageClassMapped"),
    STORAGE_CLASS_MISSING("StorageClassMissing"),
    TARGET_NAME_INVALID("TargetNameInvalid"),
    NAMESPACE_TERMINATING("NamespaceTerminating"),
    DEFINITION_NOT_ESTABLISHED("DefinitionNotEstablished"),
    RIGHT_MISSING("RightMissing"),
    ADMISSION_REFUSED("AdmissionRefused"),
    OBJECT_INVALID("ObjectInvalid"),
    API_SERVER_FAILED("ApiServerFailed"),
    API_SERVER_THROTTLED("ApiServerThrottled"),
    VOLUME_DATA_NOT_INCLUDED("VolumeDataNotIncluded"),
    VOLUME_MODE_BLOCK("VolumeModeBlock"),
    VOLUME_OF_VIRTUAL_MACHINE("VolumeOfVirtualMachine"),
    VOLUME_ON_NFS("VolumeOnNfs"),
    VOLUME_NOT_REACHABLE("VolumeNotReachable"),
    CLAIM_NOT_BOUND("ClaimNotBound"),
    VOLUME_BACKUP_FAILED("VolumeBackupFailed"),
    VOLUME_FILES_INCOMPLETE("VolumeFilesIncomplete"),
    VOLUME_DATA_SKIPPED("VolumeDataSkipped"),
    MORE_PROBLEMS("MoreProblems"),
    VOLUME_RESTORE_FAILED("VolumeRestoreFailed"),
    VOLUME_DATA_NOT_RESTORED("VolumeDataNotRestored"),
    CLAIM_IN_USE("ClaimInUse"),
    SHOOT_UNREACHABLE("ShootUnreachable"),
    BACKUP_INTERRUPTED("BackupInterrupted"),
    BACKUP_NOT_RUNNING("BackupNotRunning"),
    BACKUP_NOT_IN_STORE("BackupNotInStore"),
    BACKUP_SEALED("BackupSealed"),
    BACKUP_LOCKED("BackupLocked"),
    WORK_INTERRUPTED("WorkInterrupted"),
    RESTORE_INTERRUPTED("RestoreInterrupted"),
    RESTORE_NOT_RUNNING("RestoreNotRunning"),
    INTERNAL_ERROR("InternalError");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** Wire name, CamelCase. */
    public String code() {
        return code;
    }
}
