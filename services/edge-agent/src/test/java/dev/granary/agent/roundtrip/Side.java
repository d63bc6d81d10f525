package dev.granary.agent.roundtrip;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.adapter.kubernetes.KubernetesClusterObjects;
import dev.granary.agent.adapter.kubernetes.KubernetesClusterWrites;
import dev.granary.agent.adapter.kubernetes.RequestPace;
import dev.granary.agent.adapter.kubernetes.TestPace;
import dev.granary.agent.application.restore.BackupContents;
import dev.granary.agent.application.restore.RestoreEnd;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.application.restore.RestoreSettings;
import dev.granary.agent.application.restore.StoredBackup;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.agent.world.Shoot;
import dev.granary.selection.Selection;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A cluster with an agent in it, which sees it through a faulty front. */
final class Side implements AutoCloseable {

    private static final int WORKERS = 4;
    private static final int PART_BYTES = 20_000;
    private static final int SHORTER = 10;
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(500);

    private final FaultyApiServer front;
    private final ApiClient admin;
    private final KubernetesClient agent;
    private final KubernetesClusterObjects cluster;
    private final RestoreObjects restore;
    private final List<ObjectResult> results = Collections.synchronizedList(new ArrayList<>());
    private final List<Problem> problems = new ArrayList<>();

    /** The agent lives in that namespace. */
    Side(Shoot shoot, String ownNamespace) {
        shoot.admit(ownNamespace);
        front = new FaultyApiServer(shoot.server());
        admin = new ApiClient(shoot.server());
        agent = front.client(shoot.token(ownNamespace, Shoot.ISSUER));
        RequestPace pace = TestPace.hurried();
        cluster = new KubernetesClusterObjects(agent, pace, LONGEST_SILENCE);
        var writes = new KubernetesClusterWrites(agent, pace, LONGEST_SILENCE);
        restore = new RestoreObjects(
                cluster,
                writes,
                new JsonObjectLines(),
                new InMemoryNewVolumes(new FakeApiServer()),
                new RestoreSettings(ownNamespace, Side::awaitLess, WORKERS));
    }

    private static void awaitLess(Duration time) {
        LockSupport.parkNanos(time.toNanos() / SHORTER);
    }

    ApiClient admin() {
        return admin;
    }

    JsonNode post(String path, JsonNode object) {
        return admin.post(path, object);
    }

    void play(Faults faults) {
        front.play(faults);
    }

    BackupContents export(Selection selection) {
        problems.clear();
        return new StoredBackup().of(cluster, selection, problems::add, PART_BYTES);
    }

    List<Problem> problems() {
        return problems;
    }

    RestoreEnd restore(UUID id, BackupContents backup, RestoreOptions options) {
        results.clear();
        return restore.restore(id, backup, options, results::add, () -> false);
    }

    /** Is cancelled after so many results. */
    RestoreEnd restoreSome(UUID id, BackupContents backup, RestoreOptions options, int count) {
        results.clear();
        return restore.restore(id, backup, options, results::add, () -> results.size() >= count);
    }

    /** Results of a restore that does nothing. */
    List<ObjectResult> plan(BackupContents backup, RestoreOptions options) {
        results.clear();
        restore.plan(backup, options, results::add, () -> false);
        return results();
    }

    List<ObjectResult> results() {
        return List.copyOf(results);
    }

    Map<String, String> snapshot(long seed) {
        return Snapshot.of(admin, RandomObjects.namespaces(seed), RandomObjects.group(seed));
    }

    @Override
    public void close() {
        agent.close();
        admin.close();
        front.close();
    }
}
