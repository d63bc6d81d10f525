package dev.granary.agent.application;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.granary.agent.domain.BackedUpObject;
import dev.granary.agent.domain.BackedUpObject.Result;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.engine.manifest.BackupProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of the objects of a backup, each once. */
final class ObjectResults {

    private static final int LONGEST_MESSAGE = 500;

    private final List<BackupProblem> problems;
    private final Set<Key> named;

    private record Key(String kind, @Nullable String namespace, String name) {}

    ObjectResults(List<BackupProblem> problems) {
        this.problems = problems;
        this.named = problems.stream()
                .map(problem -> new Key(problem.kind(), problem.namespace(), problem.name()))
                .collect(toUnmodifiableSet());
    }

    Stream<BackedUpObject> ofProblems() {
        return problems.stream().map(ObjectResults::ofProblem);
    }

    /** Empty when a problem names it, and for the same object in one more version. */
    Optional<BackedUpObject> ofStored(StoredObject stored) {
        KubeObject object = stored.object();
        List<String> versions = stored.storedIn();
        boolean isMore = !versions.isEmpty() && !versions.getFirst().equals(object.apiVersion());
        return isMore || named.contains(new Key(object.kind(), object.namespace(), object.name()))
                ? Optional.empty()
                : Optional.of(new BackedUpObject(
                        object.apiVersion(),
                        object.kind(),
                        object.namespace(),
                        object.name(),
                        Result.STORED,
                        null,
                        null));
    }

    private static BackedUpObject ofProblem(BackupProblem problem) {
        boolean wasWanted = problem.reason().equals(Reason.VOLUME_DATA_SKIPPED.code());
        String message = problem.message();
        return new BackedUpObject(
                null,
                problem.kind(),
                problem.namespace(),
                problem.name(),
                wasWanted ? Result.SKIPPED : Result.FAILED,
                problem.reason(),
                message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
    }
}
