package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.Immutability;
import dev.granary.agent.domain.LastCheck;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.domain.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Between a location's custom resource and what the use cases know of it. */
final class LocationResources {

    private static final String VALID = "Valid";
    private static final String FAILED = "Failed";
    private static final String CONDITION = "Ready";

    private LocationResources() {}

    static BackupLocationResource.Spec specOf(Location location, long generation) {
        return new BackupLocationResource.Spec(
                location.name(),
                location.storageAccount(),
                location.container(),
                location.endpoint().toString(),
                location.encrypted(),
                generation);
    }

    /** Whoever may write such resources can make one by hand, under any name. */
    static boolean isOurs(BackupLocationResource resource) {
        return Ids.read(resource.getMetadata().getName()).isPresent();
    }

    static Location location(BackupLocationResource resource) {
        BackupLocationResource.Spec spec = resource.getSpec();
        return new Location(
                UUID.fromString(resource.getMetadata().getName()),
                spec.name(),
                spec.storageAccount(),
                spec.container(),
                URI.create(spec.endpoint()),
                spec.encrypted());
    }

    static BackupLocationResource.Status checked(
            BackupLocationResource.@Nullable Status before, UUID commandId, LocationCheck result, Instant at) {
        return switch (result) {
            case LocationCheck.Passed(Immutability immutability) ->
                status(before, VALID, VALID, valid(immutability), null, commandId, at, immutability);
            case LocationCheck.Failed(LocationCheck.Step step, Refusal refusal) ->
                status(before, FAILED, refusal.reason(), refusal.message(), step.wireName(), commandId, at, null);
        };
    }

    private static String valid(Immutability immutability) {
        if (!immutability.immutable()) {
            return "The agent can write, read, list and delete.";
        }
        return immutability.retentionDays() == null
                ? "The agent can write, read and list; what it writes is protected from being deleted."
                : "The agent can write, read and list; what it writes is protected for " + immutability.retentionDays()
                        + " days.";
    }

    private static BackupLocationResource.Status status(
            BackupLocationResource.@Nullable Status before,
            String phase,
            String reason,
            String message,
            @Nullable String step,
            UUID commandId,
            Instant at,
            @Nullable Immutability immutability) {
        var conditions = before == null ? null : before.conditions();
        String ready = phase.equals(VALID) ? "True" : "False";
        return new BackupLocationResource.Status(
                phase,
                reason,
                message,
                step,
                at.toString(),
                commandId.toString(),
                false,
                immutability == null ? null : immutability.immutable(),
                immutability == null ? null : immutability.retentionDays(),
                Condition.only(conditions, CONDITION, ready, reason, message, at));
    }

    static Optional<LastCheck> lastCheck(BackupLocationResource.@Nullable Status status) {
        if (status == null || status.commandId() == null) {
            return Optional.empty();
        }
        UUID commandId = UUID.fromString(status.commandId());
        return result(status).map(result -> new LastCheck(commandId, result, status.reported()));
    }

    private static Optional<LocationCheck> result(BackupLocationResource.Status status) {
        return switch (status.phase()) {
            case VALID ->
                Optional.of(new LocationCheck.Passed(
                        new Immutability(Boolean.TRUE.equals(status.immutable()), status.retentionDays())));
            case FAILED ->
                Optional.of(new LocationCheck.Failed(
                        step(status.step()),
                        new Refusal(
                                Objects.requireNonNullElse(status.reason(), ""),
                                Objects.requireNonNullElse(status.message(), ""))));
            default -> Optional.empty();
        };
    }

    private static LocationCheck.Step step(@Nullable String wireName) {
        return Arrays.stream(LocationCheck.Step.values())
                .filter(step -> step.wireName().equals(wireName))
                .findFirst()
                .orElse(LocationCheck.Step.WRITE);
    }
}
