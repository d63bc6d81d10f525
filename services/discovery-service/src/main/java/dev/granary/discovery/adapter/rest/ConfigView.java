package dev.granary.discovery.adapter.rest;

import dev.granary.discovery.application.FindDiscoveryConfigs.Found;
import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.WorkloadIdentity;
import dev.granary.problem.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discovery config as people see it; the kubeconfig is not part of it.
 *
 * @param projectNamespace null until Gardener was reached
 * @param reason code of docs/errors.md; null unless FAILED
 * @param nextStep what the reader does next; null unless FAILED
 * @param shoots managed ones
 */
public record ConfigView(
        UUID id,
        String name,
        String project,
        @Nullable String projectNamespace,
        String labelSelector,
        WorkloadIdentity workloadIdentity,
        State state,
        @Nullable String reason,
        @Nullable String message,
        @Nullable String nextStep,
        long shoots,
        Instant createdAt,
        long version) {

    /** See the README. */
    public enum State {
        PENDING,
        ACTIVE,
        FAILED
    }

    /**
     * One page, in order of name.
     *
     * @param nextCursor null on the last page
     */
    public record Page(List<ConfigView> items, @Nullable String nextCursor) {}

    static ConfigView of(Found found) {
        return of(found.config(), found.shoots());
    }

    static ConfigView of(DiscoveryConfig config, long shoots) {
        ConfigState.@Nullable Failed failed = config.state() instanceof ConfigState.Failed state ? state : null;
        return new ConfigView(
                config.id(),
                config.name(),
                config.project(),
                config.projectNamespace(),
                config.selector().text(),
                config.workloadIdentity(),
                state(config.state()),
                failed == null ? null : failed.reason().wireName(),
                failed == null ? null : failed.message(),
                failed == null ? null : nextStep(failed),
                shoots,
                config.createdAt(),
                config.version());
    }

    private static @Nullable String nextStep(ConfigState.Failed failed) {
        return ErrorCode.of(failed.reason().wireName()).map(ErrorCode::nextStep).orElse(null);
    }

    private static State state(ConfigState state) {
        return switch (state) {
            case ConfigState.Pending pending -> State.PENDING;
            case ConfigState.Active active -> State.ACTIVE;
            case ConfigState.Failed failed -> State.FAILED;
        };
    }
}
