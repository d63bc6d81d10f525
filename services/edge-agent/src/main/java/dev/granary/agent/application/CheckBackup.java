package dev.granary.agent.application;

import dev.granary.agent.application.FindBackup.Found;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BlobFlaw;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.VerificationOutcome;
import dev.granary.agent.domain.VerificationReport;
import dev.granary.engine.catalogue.BlobFinding;
import dev.granary.engine.catalogue.Damage;
import dev.granary.engine.catalogue.VerifyBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks whether a backup is in its location as it was written. An attempt after an interrupted one begins again. */
public final class CheckBackup implements Doing<Command.VerifyBackup, VerificationOutcome> {

    /** So many flaws fit into an event and into a custom resource. */
    static final int MOST_FLAWS = 100;

    private final FindBackup find;
    private final Stopping stopping;
    private final InstantSource clock;

    public CheckBackup(FindBackup find, Stopping stopping, InstantSource clock) {
        this.find = find;
        this.stopping = stopping;
        this.clock = clock;
    }

    @Override
    public Optional<AgentEvent.Answer> started(Command.VerifyBackup order, Instant startedAt) {
        return Optional.empty();
    }

    @Override
    public VerificationOutcome attempt(
            Command.VerifyBackup order, Instant startedAt, Progress progress, Supplier<Optional<UUID>> cancelled) {
        return new Failures(stopping)
                .caught(
                        () -> switch (find.find(order.backup())) {
                            case Found.NotThere(Refusal refusal) -> failed(startedAt, clock.instant(), refusal);
                            case Found.There there -> check(order, there, progress);
                        },
                        refusal -> failed(startedAt, clock.instant(), refusal));
    }

    private VerificationOutcome check(Command.VerifyBackup order, Found.There there, Progress progress) {
        Manifest manifest = there.manifest();
        long blobs = manifest.blobs().size() + (long) manifest.packs().count();
        var reads = new VerifiedReads(there.store(), order, blobs, progress, stopping);
        List<BlobFinding> findings = new ArrayList<>();
        Damage damage = order.deep()
                ? new VerifyBackup(reads).deep(manifest, findings::add)
                : new VerifyBackup(there.store()).presence(manifest, findings::add);
        long lost = new LostFileCount(there.store(), there.keys().atHand()).of(damage);
        return new VerificationOutcome.Completed(clock.instant(), report(manifest, blobs, findings, lost));
    }

    private static VerificationReport report(
            Manifest manifest, long blobs, List<BlobFinding> findings, long lostFiles) {
        long bytes = manifest.blobs().stream().mapToLong(ManifestBlob::size).sum()
                + manifest.packs().totalBytes();
        long missing = findings.stream()
                .filter(finding -> finding.flaw() == BlobFinding.Flaw.MISSING)
                .count();
        return new VerificationReport(
                blobs,
                bytes,
                missing,
                findings.size() - missing,
                lostFiles,
                findings.stream()
                        .limit(MOST_FLAWS)
                        .map(finding -> flaw(manifest, finding))
                        .toList());
    }

    private static BlobFlaw flaw(Manifest manifest, BlobFinding finding) {
        String path = finding.blob().value();
        return new BlobFlaw(
                path, kind(finding), manifest.blob(path).map(CheckBackup::cost).orElse(""));
    }

    private static String cost(ManifestBlob blob) {
        return blob.holdsResources() ? "Costs " + blob.objects() + " Kubernetes objects." : "";
    }

    private static BlobFlaw.Kind kind(BlobFinding finding) {
        return switch (finding.flaw()) {
            case MISSING -> BlobFlaw.Kind.MISSING;
            case WRONG_SIZE -> BlobFlaw.Kind.WRONG_SIZE;
            case WRONG_DIGEST -> BlobFlaw.Kind.BROKEN;
        };
    }

    /** Nothing cancels a verification. */
    @Override
    public VerificationOutcome cancelled(Command.VerifyBackup order, @Nullable Instant startedAt, UUID commandId) {
        throw new IllegalStateException("a verification was cancelled");
    }

    @Override
    public VerificationOutcome failed(@Nullable Instant startedAt, Instant finishedAt, Refusal refusal) {
        return new VerificationOutcome.Failed(finishedAt, refusal);
    }

    @Override
    public Reason interrupted() {
        return Reason.WORK_INTERRUPTED;
    }
}
