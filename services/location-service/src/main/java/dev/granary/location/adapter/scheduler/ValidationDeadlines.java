package dev.granary.location.adapter.scheduler;

import dev.granary.location.application.ExpireValidations;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Looks for validations that nobody answered in time. Late by at most the period. */
@Singleton
class ValidationDeadlines {
    private static final String WORK = "validation-deadlines";

    private final ExpireValidations expireValidations;

    ValidationDeadlines(ExpireValidations expireValidations) {
        this.expireValidations = expireValidations;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP, identity = WORK)
    Uni<Void> look() {
        return ScheduledWork.run(WORK, expireValidations.expire());
    }
}
