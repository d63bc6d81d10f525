package dev.granary.agent.application.restore;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.ObjectKey;
import dev.granary.agent.domain.restore.ClaimAction.WithoutData;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of which claims a backup has data, and why not of others.
 *
 * @param locationId where the backup is
 * @param withData sizes of their files, by namespace and name of the claim
 * @param problems of claims, by namespace and name
 */
record BackupVolumes(
        BackupKey backup, UUID locationId, Map<String, Long> withData, Map<String, BackupProblem> problems) {

    private static final String CLAIM = "PersistentVolumeClaim";

    BackupVolumes {
        withData = Map.copyOf(withData);
        problems = Map.copyOf(problems);
    }

    static BackupVolumes of(Manifest manifest, UUID locationId) {
        Map<String, Long> withData = new HashMap<>();
        for (BackedUpVolume volume : manifest.volumes()) {
            withData.put(name(volume.namespace(), volume.claim()), volume.bytes());
        }
        Map<String, BackupProblem> problems = new HashMap<>();
        for (BackupProblem problem : manifest.problems()) {
            if (problem.kind().equals(CLAIM)) {
                problems.put(name(problem.namespace(), problem.name()), problem);
            }
        }
        return new BackupVolumes(manifest.key(), locationId, withData, problems);
    }

    boolean isEmpty() {
        return withData.isEmpty();
    }

    boolean has(ObjectKey claim) {
        return withData.containsKey(name(claim.namespace(), claim.name()));
    }

    int count() {
        return withData.size();
    }

    /** Sizes of all files of a claim that has data. */
    long bytes(ObjectKey claim) {
        return Objects.requireNonNull(withData.get(name(claim.namespace(), claim.name())));
    }

    /** What to say of a claim that has no data: in the words of the backup, which left it out on purpose or had to. */
    WithoutData without(ObjectKey claim) {
        BackupProblem problem = problems.get(name(claim.namespace(), claim.name()));
        if (problem == null) {
            return new WithoutData(
                    Reason.VOLUME_DATA_NOT_RESTORED, "Its volume is empty: the backup has no data of it.");
        }
        boolean onPurpose = problem.reason().equals(Reason.VOLUME_DATA_SKIPPED.code());
        return new WithoutData(
                onPurpose ? Reason.VOLUME_DATA_SKIPPED : Reason.VOLUME_DATA_NOT_RESTORED,
                "Its volume is empty: " + problem.reason() + ", " + problem.message());
    }

    private static String name(@Nullable String namespace, String claim) {
        return namespace + "/" + claim;
    }
}
