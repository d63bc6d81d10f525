package dev.granary.agent.application;

import dev.granary.agent.application.FindBackup.Found;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.application.restore.BackupContents;
import dev.granary.agent.application.restore.RestoreEnd;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.selection.Checked;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Restores a backup into this cluster. An attempt after one that was interrupted does all of it again, which changes nothing
 * where the first one was: the API server knows what this restore wrote. So each attempt has a result for each object, and
 * the last one's are those that are kept.
 */
public final class RestoreBackup implements Doing<Command.StartRestore, RestoreOutcome> {

    private final FindBackup find;
    private final RestoreObjects restore;
    private final RestoreResults results;
    private final Stopping stopping;
    private final InstantSource clock;

    public RestoreBackup(
            FindBackup find, RestoreObjects restore, RestoreResults results, Stopping stopping, InstantSource clock) {
        this.find = find;
        this.restore = restore;
        this.results = results;
        this.stopping = stopping;
        this.clock = clock;
    }

    @Override
    public Optional<AgentEvent.Answer> started(Command.StartRestore order, Instant startedAt) {
        return Optional.of(
                new AgentEvent.RestoreStarted(order.commandId(), order.restoreId(), startedAt, order.dryRun()));
    }

    @Override
    public RestoreOutcome attempt(
            Command.StartRestore order, Instant startedAt, Progress progress, Supplier<Optional<UUID>> cancelled) {
        return new Failures(stopping)
                .caught(() -> allowed(order, startedAt, progress, cancelled), refusal -> refused(startedAt, refusal));
    }

    @Override
    public void over(Command.StartRestore order) {
        try {
            if (!order.dryRun()) {
                restore.clear(order.restoreId());
            }
        } catch (ClusterUnreachableException e) {
            // how the restore ended is in the journal; what is left goes before the next restore
        }
    }

    private RestoreOutcome refused(Instant startedAt, Refusal refusal) {
        return new RestoreOutcome.Failed(startedAt, clock.instant(), refusal);
    }

    private RestoreOutcome allowed(
            Command.StartRestore order, Instant startedAt, Progress progress, Supplier<Optional<UUID>> cancelled) {
        if (!restore.isAllowed()) {
            return refused(startedAt, noRight());
        }
        return switch (restore.check(order.request())) {
            case Checked.Invalid<RestoreOptions> invalid -> refused(startedAt, StartRestore.malformed(invalid));
            case Checked.Valid<RestoreOptions>(RestoreOptions options) ->
                switch (find.find(order.backup())) {
                    case Found.NotThere(Refusal refusal) -> refused(startedAt, refusal);
                    case Found.There there ->
                        new OpenBackup(there)
                                .refusal()
                                .map(refusal -> refused(startedAt, refusal))
                                .orElseGet(() -> restore(order, options, there, startedAt, progress, cancelled));
                };
        };
    }

    private RestoreOutcome restore(
            Command.StartRestore order,
            RestoreOptions options,
            Found.There there,
            Instant startedAt,
            Progress progress,
            Supplier<Optional<UUID>> cancelled) {
        KeptResults kept = new KeptResults(results, order.restoreId());
        RestoreCount count = new RestoreCount(order, there, progress, new Parts<>(kept));
        BackupContents contents = restore.contents(
                new OpenBackup(there).reader(), there.manifest(), order.backup().locationId());
        kept.begin();
        BooleanSupplier halted = () -> stopping.hasBegun() || cancelled.get().isPresent();
        RestoreOptions named = contents.named(options);
        boolean whole = false;
        try {
            RestoreEnd end = order.dryRun()
                    ? restore.plan(contents, named, count, halted)
                    : restore.restore(order.restoreId(), contents, named, count, halted);
            RestoreOutcome outcome = outcome(end, startedAt, cancelled.get(), count);
            count.close();
            whole = true;
            return outcome;
        } finally {
            if (!whole) {
                count.breakOff();
            }
        }
    }

    /** Throws {@link StoppedException} when the agent ends and the restore does not: the next attempt has the last result. */
    private RestoreOutcome outcome(RestoreEnd end, Instant startedAt, Optional<UUID> cancelled, RestoreCount count) {
        return end.cancelled()
                ? new RestoreOutcome.Cancelled(
                        startedAt, clock.instant(), cancelled.orElseThrow(StoppedException::new), count.report())
                : new RestoreOutcome.Completed(startedAt, clock.instant(), count.report());
    }

    private static Refusal noRight() {
        return Refusal.of(
                Reason.RIGHT_MISSING,
                "The agent may not restore into this cluster. Bind the ClusterRole granary-agent-restore to its service"
                        + " account: kubectl create clusterrolebinding granary-agent-restore"
                        + " --clusterrole=granary-agent-restore --serviceaccount=granary-system:granary-agent.");
    }

    /** What a killed attempt had noted before is what is known of it. */
    @Override
    public RestoreOutcome cancelled(Command.StartRestore order, @Nullable Instant startedAt, UUID commandId) {
        RestoreTally tally = new RestoreTally();
        results.forEach(order.restoreId(), part -> part.objects().forEach(tally::add));
        return new RestoreOutcome.Cancelled(startedAt, clock.instant(), commandId, tally.report());
    }

    @Override
    public RestoreOutcome failed(@Nullable Instant startedAt, Instant finishedAt, Refusal refusal) {
        return new RestoreOutcome.Failed(startedAt, finishedAt, refusal);
    }

    @Override
    public Reason interrupted() {
        return Reason.RESTORE_INTERRUPTED;
    }
}
