package dev.granary.agent.application;

import dev.granary.agent.application.FindBackup.Found;
import dev.granary.agent.application.restore.RestoreWatch;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.Shortened;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.volume.VolumesProgress;

/** Takes the results of a restore as they come, and tells how far it is. */
final class RestoreCount implements RestoreWatch {

    static final int LONGEST_MESSAGE = 300;

    private final Command.StartRestore order;
    private final long total;
    private final Progress progress;
    private final RestoreTally tally = new RestoreTally();
    private final Parts<RestoredObject> kept;
    private Phase phase = Phase.DEFINITIONS;
    private VolumesProgress volumes = VolumesProgress.NONE;
    private long done;

    /** Hands every result to {@code kept} too. */
    RestoreCount(Command.StartRestore order, Found.There backup, Progress progress, Parts<RestoredObject> kept) {
        this.order = order;
        this.total = backup.manifest().objects();
        this.progress = progress;
        this.kept = kept;
    }

    @Override
    public void result(ObjectResult result) {
        done++;
        RestoredObject object = restored(result);
        tally.add(object);
        kept.add(object);
        phase = Phase.of(result.object().group(), result.object().kind());
        tell();
    }

    @Override
    public void volumes(VolumesProgress now) {
        volumes = now;
        phase = Phase.CLAIMS;
        tell();
    }

    private void tell() {
        progress.tell(sequence -> new AgentEvent.RestoreProgressed(
                order.commandId(), order.restoreId(), sequence, phase, done, total, volumes));
    }

    /** No result follows. */
    void close() {
        kept.close();
    }

    /** No result follows, although not all are there. */
    void breakOff() {
        kept.flush();
    }

    RestoreReport report() {
        return tally.report();
    }

    /** As people are told of it. */
    static RestoredObject restored(ObjectResult result) {
        return new RestoredObject(
                result.target().kind(),
                result.apiVersion(),
                result.target().namespace(),
                result.target().name(),
                result.outcome(),
                result.reason() == null ? "" : result.reason().code(),
                Shortened.to(LONGEST_MESSAGE, result.message()));
    }
}
