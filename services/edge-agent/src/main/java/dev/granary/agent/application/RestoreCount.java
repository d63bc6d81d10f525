package dev.granary.agent.application;

import dev.granary.agent.application.FindBackup.Found;
import dev.granary.agent.application.restore.RestoreWatch;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.volume.VolumesProgress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts the results of a restore, remembers the first ones with something to explain, and tells how far it is. */
final class RestoreCount implements RestoreWatch {

    /** So many fit into an event and into a custom resource, with messages of this length. */
    static final int MOST_PROBLEMS = 1_000;

    static final int LONGEST_MESSAGE = 300;

    private final Command.StartRestore order;
    private final long total;
    private final Progress progress;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<RestoredObject> missing = new ArrayList<>();
    private final List<RestoredObject> remarks = new ArrayList<>();
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
        counts.merge(result.outcome(), 1L, Long::sum);
        RestoredObject object = restored(result);
        if (object.isMissing()) {
            keep(missing, object);
        } else if (isRemarkable(result)) {
            keep(remarks, object);
        }
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
        List<RestoredObject> first = Stream.concat(missing.stream(), remarks.stream())
                .limit(MOST_PROBLEMS)
                .toList();
        return new RestoreReport(counts, first);
    }

    /** What is left out by rule, or is the same already, would hide the rest. */
    private static boolean isRemarkable(ObjectResult result) {
        return result.outcome() != Outcome.SKIPPED && !result.message().isEmpty();
    }

    private static void keep(List<RestoredObject> problems, RestoredObject object) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(object);
        }
    }

    /** As people are told of it. */
    static RestoredObject restored(ObjectResult result) {
        String message = result.message();
        return new RestoredObject(
                result.target().kind(),
                result.apiVersion(),
                result.target().namespace(),
                result.target().name(),
                result.outcome(),
                result.reason() == null ? "" : result.reason().code(),
                message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...");
    }
}
