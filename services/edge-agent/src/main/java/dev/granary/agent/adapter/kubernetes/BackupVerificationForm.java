package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.adapter.kubernetes.BackupVerificationResource.Findings;
import dev.granary.agent.adapter.kubernetes.BackupVerificationResource.FlawEntry;
import dev.granary.agent.adapter.kubernetes.BackupVerificationResource.Status;
import dev.granary.agent.domain.BlobFlaw;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.VerificationOutcome;
import dev.granary.agent.domain.VerificationReport;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A verification as its custom resource. */
final class BackupVerificationForm
        implements ResourceForm<Command.VerifyBackup, VerificationOutcome, BackupVerificationResource> {

    private static final String IN_PROGRESS = "InProgress";
    private static final String SUCCEEDED = "Succeeded";
    private static final String FAILED = "Failed";
    private static final String CONDITION = "Intact";

    @Override
    public Class<BackupVerificationResource> type() {
        return BackupVerificationResource.class;
    }

    @Override
    public BackupVerificationResource resource(UUID clusterId, Command.VerifyBackup order) {
        BackupVerificationResource resource = new BackupVerificationResource();
        resource.setSpec(new BackupVerificationResource.Spec(
                clusterId.toString(),
                order.commandId().toString(),
                order.deadline().toString(),
                order.backup().backupId().toString(),
                order.backup().locationId().toString(),
                order.backup().ownerClusterId().toString(),
                order.deep()));
        return resource;
    }

    @Override
    public Journalled<Command.VerifyBackup, VerificationOutcome> journalled(BackupVerificationResource resource) {
        Status status = resource.getStatus();
        return status == null
                ? Journalled.waiting(order(resource))
                : new Journalled<>(
                        order(resource),
                        status.attempt(),
                        ResourceTexts.instant(status.startedAt()),
                        null,
                        outcome(status),
                        status.reported());
    }

    private static Command.VerifyBackup order(BackupVerificationResource resource) {
        BackupVerificationResource.Spec spec = resource.getSpec();
        return new Command.VerifyBackup(
                UUID.fromString(spec.commandId()),
                Instant.parse(spec.deadline()),
                UUID.fromString(resource.getMetadata().getName()),
                ResourceTexts.address(spec.backupId(), spec.locationId(), spec.ownerClusterId()),
                spec.deep());
    }

    private static @Nullable VerificationOutcome outcome(Status status) {
        Instant finishedAt = ResourceTexts.instant(status.finishedAt());
        if (finishedAt == null) {
            return null;
        }
        Findings findings = status.findings();
        return findings == null
                ? new VerificationOutcome.Failed(
                        finishedAt,
                        new Refusal(ResourceTexts.orEmpty(status.reason()), ResourceTexts.orEmpty(status.message())))
                : new VerificationOutcome.Completed(finishedAt, report(findings));
    }

    private static VerificationReport report(Findings findings) {
        return new VerificationReport(
                findings.checkedBlobs(),
                findings.checkedBytes(),
                findings.missingBlobs(),
                findings.brokenBlobs(),
                findings.lostFiles(),
                findings.entries().stream()
                        .map(flaw -> new BlobFlaw(flaw.path(), BlobFlaw.Kind.valueOf(flaw.kind()), flaw.message()))
                        .toList());
    }

    private static Findings findings(VerificationReport report) {
        return new Findings(
                report.checkedBlobs(),
                report.checkedBytes(),
                report.missingBlobs(),
                report.brokenBlobs(),
                report.lostFiles(),
                report.flaws().stream()
                        .map(flaw -> new FlawEntry(flaw.path(), flaw.kind().name(), flaw.message()))
                        .toList());
    }

    @Override
    public void start(BackupVerificationResource resource, int attempt, Instant startedAt, Instant now) {
        resource.setStatus(new Status(
                IN_PROGRESS,
                null,
                null,
                startedAt.toString(),
                null,
                attempt,
                null,
                false,
                Condition.only(null, CONDITION, "Unknown", IN_PROGRESS, "The verification runs.", now)));
    }

    @Override
    public void finish(BackupVerificationResource resource, VerificationOutcome outcome) {
        Status before = resource.getStatus();
        resource.setStatus(
                switch (outcome) {
                    case VerificationOutcome.Completed done
                    when done.report().isWhole() ->
                        ended(before, done, "True", new Refusal(SUCCEEDED, "The backup is as it was written."));
                    case VerificationOutcome.Completed done ->
                        ended(before, done, "False", new Refusal("BackupDamaged", "See findings."));
                    case VerificationOutcome.Failed failed -> ended(before, failed, "Unknown", failed.refusal());
                });
    }

    private static Status ended(@Nullable Status before, VerificationOutcome outcome, String isIntact, Refusal why) {
        Findings findings = outcome instanceof VerificationOutcome.Completed done ? findings(done.report()) : null;
        return new Status(
                findings == null ? FAILED : SUCCEEDED,
                why.reason(),
                why.message(),
                before == null ? null : before.startedAt(),
                outcome.finishedAt().toString(),
                before == null ? 0 : before.attempt(),
                findings,
                false,
                Condition.only(null, CONDITION, isIntact, why.reason(), why.message(), outcome.finishedAt()));
    }

    @Override
    public void markCancelled(BackupVerificationResource resource, UUID commandId) {
        throw new IllegalStateException("nothing cancels a verification");
    }

    @Override
    public void markReported(BackupVerificationResource resource) {
        resource.setStatus(
                Objects.requireNonNull(resource.getStatus(), "a verification without outcome is not reported")
                        .withReported());
    }
}
