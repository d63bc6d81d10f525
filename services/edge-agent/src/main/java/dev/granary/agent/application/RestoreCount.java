package dev.granary.agent.application;

import dev.granary.agent.application.FindBackup.Found;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreProblem;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Phase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Counts the results of a restore, keeps the first ones with something to explain, and tells how far it is. */
final class RestoreCount implements Consumer<ObjectResult> {

    /** So many fit into an event and into a custom resource, with messages of this length. */
    static final int MOST_PROBLEMS = 1_000;

    static final int LONGEST_MESSAGE = 300;

    private final Command.StartRestore order;
    private final long total;
    private final Progress progress;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<RestoreProblem> missing = new ArrayList<>();
    private final List<RestoreProblem> remarks = new ArrayList<>();
    private long done;

    RestoreCount(Command.StartRestore order, Found.There backup, Progress progress) {
        this.order = order;
        this.total = backup.manifest().objects();
        this.progress = progress;
    }

    @Override
    public void accept(ObjectResult result) {
        done++;
        counts.merge(result.outcome(), 1L, Long::sum);
        if (result.outcome().isMissing()) {
            keep(missing, result);
        } else if (isRemarkable(result)) {
            keep(remarks, result);
        }
        Phase phase = Phase.of(result.object().group(), result.object().kind());
        progress.tell(sequence ->
                new AgentEvent.RestoreProgressed(order.commandId(), order.restoreId(), sequence, phase, done, total));
    }

    RestoreReport report() {
        List<RestoreProblem> first = Stream.concat(missing.stream(), remarks.stream())
                .limit(MOST_PROBLEMS)
                .toList();
        return new RestoreReport(counts, first);
    }

    /** What is left out by rule, or is the same already, would hide the rest. */
    private static boolean isRemarkable(ObjectResult result) {
        return result.outcome() != Outcome.SKIPPED && !result.message().isEmpty();
    }

    private static void keep(List<RestoreProblem> problems, ObjectResult result) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem(result));
        }
    }

    private static RestoreProblem problem(ObjectResult result) {
        String message = result.message();
        return new RestoreProblem(
                result.target().kind(),
                result.apiVersion(),
                result.target().namespace(),
                result.target().name(),
                result.outcome(),
                result.reason() == null ? "" : result.reason().code(),
                message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...");
    }
}
