package dev.granary.agent.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.restore.BackupContents;
import dev.granary.agent.application.restore.RestoreEnd;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.restore.NamespaceMapping;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.world.Shoot;
import dev.granary.selection.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code -Dgranary.roundtrip.runs=1000} for more runs than the few of every build, {@code -Dgranary.roundtrip.seed=42} for
 * others. The name of a test tells its seed.
 */
class ObjectRoundTripIT {

    private static final int RUNS = Integer.getInteger("granary.roundtrip.runs", 26);
    private static final long FIRST_SEED = Long.getLong("granary.roundtrip.seed", 100_000L);

    private static final Shoot SOURCE = Shoot.shared();
    private static Shoot target;
    private static Side from;
    private static Side into;

    private static final List<Map.Entry<String, Fate>> FATES = List.of(
            Map.entry("both servers are busy", ObjectRoundTripIT::busy),
            Map.entry("lists expire in their middle", ObjectRoundTripIT::expiry),
            Map.entry("lists break off", ObjectRoundTripIT::cutLists),
            Map.entry("servers fall silent", ObjectRoundTripIT::silence),
            Map.entry("connections break", ObjectRoundTripIT::brokenConnections),
            Map.entry("answers are lost", ObjectRoundTripIT::lostAnswers),
            Map.entry("servers fail for a moment", ObjectRoundTripIT::passingFailures),
            Map.entry("servers lose their store for a moment", ObjectRoundTripIT::passingErrors),
            Map.entry("the export dies", ObjectRoundTripIT::exportDies),
            Map.entry("the restore dies again and again", ObjectRoundTripIT::restoreDies),
            Map.entry("the restore is cancelled and made again", ObjectRoundTripIT::cancelled),
            Map.entry("a kind cannot be listed", ObjectRoundTripIT::kindNotListable),
            Map.entry("a policy refuses some objects", ObjectRoundTripIT::refused));

    /** What happens to one set of objects on its way. */
    private interface Fate {
        void meet(long seed, Random random);
    }

    @BeforeAll
    static void open() {
        target = new Shoot();
        from = new Side(SOURCE, "granary-roundtrip");
        into = new Side(target, "granary-roundtrip");
    }

    @AfterAll
    static void close() {
        from.close();
        into.close();
        target.close();
    }

    @TestFactory
    Stream<DynamicTest> comesBackTheSame() {
        return Stream.iterate(FIRST_SEED, seed -> seed + 1).limit(RUNS).map(seed -> {
            var fate = FATES.get((int) (seed % FATES.size()));
            return DynamicTest.dynamicTest("seed " + seed + ": " + fate.getKey(), () -> run(seed, fate.getValue()));
        });
    }

    private static void run(long seed, Fate fate) {
        make(seed);
        fate.meet(seed, new Random(seed));
        from.play(Faults.NONE);
        into.play(Faults.NONE);
        if (RandomObjects.hasOwnDefinition(seed)) {
            String definition =
                    "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets." + RandomObjects.group(seed);
            from.admin().delete(definition);
            into.admin().delete(definition);
        }
    }

    private static void make(long seed) {
        Map<String, String> uids = new HashMap<>();
        for (RandomObjects.Posted posted : RandomObjects.of(seed)) {
            for (JsonNode owner : posted.object().path("metadata").path("ownerReferences")) {
                ((ObjectNode) owner)
                        .put(
                                "uid",
                                uids.get(namespaceOf(posted.path())
                                        + owner.path("name").asText()));
            }
            JsonNode made = from.post(posted.path(), posted.object());
            uids.put(
                    namespaceOf(posted.path())
                            + made.path("metadata").path("name").asText(),
                    made.path("metadata").path("uid").asText());
        }
    }

    private static String namespaceOf(String path) {
        return path.replaceAll(".*/namespaces/([^/]*).*", "$1 ");
    }

    private static void busy(long seed, Random random) {
        from.play(Faults.nowAndThen(random, 20, Faults.status(429, "TooManyRequests")));
        into.play(Faults.nowAndThen(random, 20, Faults.status(429, "TooManyRequests")));
        expectSame(seed, restore(seed, export(seed)));
    }

    private static void expiry(long seed, Random random) {
        from.play(Faults.expiry(random));
        expectSame(seed, restoreAsPromised(seed, export(seed)));
        RestoreEnd again = into.restore(UUID.randomUUID(), export(seed), options(seed, Existing.DELETE));
        assertThat(again.counts()).containsOnlyKeys(Outcome.KEPT, Outcome.SKIPPED);
        assertSame(seed);
    }

    private static void cutLists(long seed, Random random) {
        from.play(Faults.nowAndThen(random, 30, new Faults.Fault.CutInside()));
        expectSame(seed, restoreAsPromised(seed, export(seed)));
    }

    private static void silence(long seed, Random random) {
        from.play(Faults.nowAndThen(random, 5, new Faults.Fault.StallInside()));
        into.play(Faults.nowAndThen(random, 5, new Faults.Fault.StallInside()));
        expectSame(seed, restore(seed, export(seed)));
    }

    private static void brokenConnections(long seed, Random random) {
        from.play(Faults.nowAndThen(random, 20, new Faults.Fault.CutBefore()));
        into.play(Faults.nowAndThen(random, 20, new Faults.Fault.CutBefore()));
        expectSame(seed, restore(seed, export(seed)));
    }

    private static void lostAnswers(long seed, Random random) {
        into.play(Faults.nowAndThen(random, 30, new Faults.Fault.CutAfter()));
        expectSame(seed, restore(seed, export(seed)));
    }

    private static void passingFailures(long seed, Random random) {
        from.play(Faults.nowAndThen(random, 20, Faults.status(503, "ServiceUnavailable")));
        into.play(Faults.nowAndThen(random, 20, Faults.status(504, "Timeout")));
        expectSame(seed, restore(seed, export(seed)));
    }

    private static void passingErrors(long seed, Random random) {
        from.play(Faults.nowAndThen(random, 20, Faults.status(500, "InternalError"))
                .onReads());
        into.play(Faults.nowAndThen(random, 20, Faults.status(500, "InternalError"))
                .onReads());
        expectSame(seed, restore(seed, export(seed)));
    }

    private static void exportDies(long seed, Random random) {
        from.play(Faults.deathAfterRequests(1 + random.nextInt(60)));
        assertThatThrownBy(() -> export(seed)).isInstanceOf(ClusterUnreachableException.class);
        from.play(Faults.NONE);
        expectSame(seed, restoreAsPromised(seed, export(seed)));
    }

    private static void restoreDies(long seed, Random random) {
        BackupContents backup = export(seed);
        UUID id = UUID.randomUUID();
        for (int deaths = 0; deaths < 3; deaths++) {
            into.play(Faults.deathAfterWrites(1 + random.nextInt(12)));
            assertThatThrownBy(() -> into.restore(id, backup, options(seed, Existing.RETAIN)))
                    .isInstanceOf(ClusterUnreachableException.class);
        }
        into.play(Faults.NONE);
        expectSame(seed, into.restore(id, backup, options(seed, Existing.RETAIN)));
        assertThat(into.results())
                .filteredOn(result -> result.outcome() == Outcome.KEPT)
                .extracting(result -> result.object().kind())
                .isSubsetOf("CustomResourceDefinition", "ServiceAccount");
    }

    private static void cancelled(long seed, Random random) {
        BackupContents backup = export(seed);
        RestoreEnd end =
                into.restoreSome(UUID.randomUUID(), backup, options(seed, Existing.RETAIN), 1 + random.nextInt(15));
        assertThat(end.cancelled()).isTrue();
        expectSame(seed, restoreAsPromised(seed, backup));
    }

    private static void kindNotListable(long seed, Random random) {
        from.play(Faults.refusal("GET", "/networkpolicies", 503, "ServiceUnavailable"));
        restoreAsPromised(seed, export(seed));
        assertThat(from.problems())
                .filteredOn(problem -> problem.reason().equals(Reason.KIND_NOT_LISTABLE.code()))
                .isNotEmpty()
                .allMatch(problem -> problem.kind().equals("NetworkPolicy"));
        from.play(Faults.NONE);
        assertSameWithout(seed, "networkpolicies");
    }

    private static void refused(long seed, Random random) {
        BackupContents backup = export(seed);
        into.play(Faults.refusal("POST", "/poddisruptionbudgets", 403, "Forbidden"));
        restore(seed, backup);
        into.play(Faults.NONE);
        assertThat(into.results())
                .filteredOn(result -> result.object().kind().equals("PodDisruptionBudget"))
                .extracting(ObjectResult::reason)
                .allMatch(Reason.ADMISSION_REFUSED::equals);
        assertSameWithout(seed, "poddisruptionbudgets");
    }

    private static BackupContents export(long seed) {
        return from.export(selection(seed));
    }

    private static RestoreEnd restore(long seed, BackupContents backup) {
        return into.restore(UUID.randomUUID(), backup, options(seed, Existing.RETAIN));
    }

    /** With nothing in the way, a dry run promises for each object what the restore then does. */
    private static RestoreEnd restoreAsPromised(long seed, BackupContents backup) {
        Map<String, Outcome> promised = outcomes(into.plan(backup, options(seed, Existing.RETAIN)));
        RestoreEnd end = restore(seed, backup);
        assertThat(outcomes(into.results())).isEqualTo(promised);
        return end;
    }

    /** Without those that the cluster may make first, as soon as there is the namespace. */
    private static Map<String, Outcome> outcomes(List<ObjectResult> results) {
        return results.stream()
                .filter(result -> !(result.object().kind().equals("ServiceAccount")
                        && result.object().name().equals("default")))
                .collect(Collectors.toMap(result -> result.object().toString(), ObjectResult::outcome));
    }

    private static Selection selection(long seed) {
        return Selection.ofNamespaces(RandomObjects.namespaces(seed));
    }

    private static RestoreOptions options(long seed, Existing existing) {
        return new RestoreOptions(
                selection(seed), NamespaceMapping.NONE, Map.of(), existing, false, false, false, false);
    }

    private static void expectSame(long seed, RestoreEnd end) {
        assertThat(from.problems()).extracting(Problem::reason).containsOnly(Reason.VOLUME_DATA_NOT_INCLUDED.code());
        assertThat(into.results())
                .filteredOn(result -> result.outcome().isMissing())
                .isEmpty();
        assertThat(end.cancelled()).isFalse();
        assertThat(into.results()).extracting(ObjectResult::object).doesNotHaveDuplicates();
        assertSame(seed);
    }

    private static void assertSame(long seed) {
        assertSameWithout(seed, "nothing");
    }

    private static void assertSameWithout(long seed, String resource) {
        from.play(Faults.NONE);
        into.play(Faults.NONE);
        Map<String, String> expected = from.snapshot(seed);
        expected.keySet().removeIf(place -> place.startsWith(resource));
        assertThat(into.snapshot(seed)).isEqualTo(expected);
    }
}
