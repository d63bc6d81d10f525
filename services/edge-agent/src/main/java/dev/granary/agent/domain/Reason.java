package dev.granary.agent.domain;

/** Why something was refused, failed, or is missing: the codes of docs/errors.md that an agent uses. */
public enum Reason {
    COMMAND_EXPIRED("CommandExpired"),
    COMMAND_UNKNOWN("CommandUnknown"),
    COMMAND_MALFORMED("CommandMalformed"),
    LOCATION_UNKNOWN("LocationUnknown"),
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
    VOLUME_DATA_NOT_INCLUDED("VolumeDataNotIncluded"),
    SHOOT_UNREACHABLE("ShootUnreachable"),
    BACKUP_INTERRUPTED("BackupInterrupted"),
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
