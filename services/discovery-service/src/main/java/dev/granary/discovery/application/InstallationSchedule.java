package dev.granary.discovery.application;

import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.Installation;
import dev.granary.discovery.domain.InstallationOutcome;
import dev.granary.discovery.domain.InstallationOutcome.Asleep;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What an installation is after an attempt, and when it is tried again. */
public final class InstallationSchedule {

    private final InstallationPolicy policy;
    private final RandomGenerator random;

    public InstallationSchedule(InstallationPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    Installation after(Installation attempted, InstallationOutcome outcome, Instant now) {
        return switch (outcome) {
            case Installed installed -> attempted.done();
            case Asleep asleep -> attempted.waiting(now.plus(policy.hibernationCheck()));
            case Failed failed
            when failed.retrying() ->
                attempted.again(
                        now.plus(policy.backoff().after(attempted.attempts(), random.nextDouble())),
                        reported(attempted, failed));
            case Failed failed -> attempted.failed(failed.reason());
        };
    }

    private @Nullable FailureReason reported(Installation attempted, Failed failed) {
        return attempted.attempts() >= policy.patience() ? failed.reason() : attempted.reportedReason();
    }
}
