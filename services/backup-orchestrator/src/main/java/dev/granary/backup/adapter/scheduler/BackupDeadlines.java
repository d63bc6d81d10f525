package dev.granary.backup.adapter.scheduler;

import dev.granary.backup.application.LookForSilence;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Looks for backups that nobody spoke of in time. Late by at most the period. */
@Singleton
class BackupDeadlines {
    private static final String WORK = "backup-deadlines";

    private final LookForSilence lookForSilence;

    BackupDeadlines(LookForSilence lookForSilence) {
        this.lookForSilence = lookForSilence;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP, identity = WORK)
    Uni<Void> look() {
        return ScheduledWork.run(WORK, lookForSilence.look());
    }
}
