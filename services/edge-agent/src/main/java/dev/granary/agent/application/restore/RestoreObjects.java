package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.ObjectLines;
import dev.granary.agent.application.volume.fill.NewVolumes;
import dev.granary.agent.domain.restore.NamespaceMapping.Renaming;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.agent.domain.restore.RestorePlanner;
import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.agent.domain.restore.Writers;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.Manifest;
import dev.granary.selection.Checked;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Restores the objects of a backup phase by phase, several at a time within a phase. An object that fails costs that object
 * only. A restore that was interrupted is run again as a whole under its id: what it has done already it finds done, with the
 * same result. Memory is bounded by the largest objects.
 */
public final class RestoreObjects {

    private final ClusterObjects cluster;
    private final ClusterWrites writes;
    private final ObjectLines lines;
    private final NewVolumes volumes;
    private final RestoreSettings settings;

    /** Restores into this cluster. */
    public RestoreObjects(
            ClusterObjects cluster,
            ClusterWrites writes,
            ObjectLines lines,
            NewVolumes volumes,
            RestoreSettings settings) {
        this.cluster = cluster;
        this.writes = writes;
        this.lines = lines;
        this.volumes = volumes;
        this.settings = settings;
    }

    /** Whether the agent was given the right to restore; it has it everywhere or nowhere. */
    public boolean isAllowed() {
        return writes.isAllowed(ClusterWrites.Verb.CREATE, BareNamespaces.NAMESPACE, null);
    }

    /** Looks whether a restore can be wanted like this. */
    public Checked<RestoreOptions> check(RestoreRequest request) {
        return request.check(settings.ownNamespace());
    }

    /**
     * Looks through a backup, to restore from it.
     *
     * @throws dev.granary.engine.store.BlobStoreException the store does not give it back as it was written
     * @throws ObjectLines.UnreadableLineException it holds something else than objects
     */
    public BackupContents contents(BackupReader reader, Manifest manifest, UUID locationId) {
        return BackupContents.of(reader, manifest, locationId, lines);
    }

    /**
     * Removes from the cluster what a restore that has ended left on its way to claims. Does nothing when there is nothing.
     *
     * @throws ClusterUnreachableException it is to be called again
     */
    public void clear(UUID restoreId) {
        volumes.clear(restoreId::equals);
    }

    /**
     * Restores.
     *
     * @param cancelled looked at between objects
     * @throws ClusterUnreachableException the API server is away; running it again goes on
     */
    public RestoreEnd restore(
            UUID restoreId,
            BackupContents contents,
            RestoreOptions options,
            RestoreWatch watch,
            BooleanSupplier cancelled) {
        Writers writers = new Writers(restoreId);
        Asked asked = new Asked(options.selection(), contents);
        Renaming renaming = asked.renaming(options, settings.ownNamespace());
        RestorePlanner planner = new RestorePlanner(options, renaming);
        TargetView view = new TargetView(cluster);
        Results results = new Results(watch);
        var claims = new ClaimVolumes(volumes, contents.volumes(), restoreId, until(cancelled), results::volumes);
        RestoreStep step = new RestoreStep(planner, writes, writers, view, settings.patience(), claims);
        PhaseRun run = new PhaseRun(contents, asked, results, cancelled, settings.workers());
        boolean whole = run.phase(Phase.DEFINITIONS, step) && run.phase(Phase.NAMESPACES, step);
        if (whole) {
            new BareNamespaces(writes, writers).make(renaming);
        }
        whole = whole
                && List.of(Phase.values()).stream()
                        .filter(phase -> phase.compareTo(Phase.NAMESPACES) > 0)
                        .allMatch(phase -> run.phase(phase, step));
        LaterOwnersStep later = new LaterOwnersStep(planner, writes, writers, view);
        whole = whole && step.withLaterOwners().stream().allMatch(phase -> run.phase(phase, later));
        return run.end(whole);
    }

    /**
     * Shows what {@link #restore} would do, as the same results, and changes nothing.
     *
     * @throws ClusterUnreachableException the API server is away
     */
    public RestoreEnd plan(
            BackupContents contents, RestoreOptions options, RestoreWatch watch, BooleanSupplier cancelled) {
        Asked asked = new Asked(options.selection(), contents);
        RestorePlanner planner = new RestorePlanner(options, asked.renaming(options, settings.ownNamespace()));
        PlanStep step =
                new PlanStep(planner, writes, new Writers(new UUID(0, 0)), new TargetView(cluster), contents.volumes());
        PhaseRun run = new PhaseRun(contents, asked, new Results(watch), cancelled, settings.workers());
        return run.end(List.of(Phase.values()).stream().allMatch(phase -> run.phase(phase, step)));
    }

    /** Volumes take long, so a restore does not wait for them to see that it is to stop. */
    private Patience until(BooleanSupplier cancelled) {
        return time -> {
            if (!cancelled.getAsBoolean()) {
                settings.patience().await(time);
            }
            if (cancelled.getAsBoolean()) {
                throw new PhaseRun.CancelledException();
            }
        };
    }
}
