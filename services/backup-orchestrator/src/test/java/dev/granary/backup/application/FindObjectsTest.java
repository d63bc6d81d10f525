package dev.granary.backup.application;

import static dev.granary.backup.application.World.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.FindObjects.Page;
import dev.granary.backup.application.FindObjects.Position;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.ObjectResult.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people see of the objects of a backup. */
class FindObjectsTest {
    private final World world = new World();
    private final Backup backup;

    FindObjectsTest() {
        world.ready();
        backup = world.accepted();
    }

    @Test
    void goesThroughThePartsPageByPage() {
        record(1, false, "a", "b", "c");
        record(2, false, "d");
        record(3, true, "e", "f");

        List<String> names = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Optional<Position> next = Optional.of(Position.START);
        while (next.isPresent()) {
            Page<ObjectResult> page = page(FindObjectsTest::any, next.get(), 2);
            page.objects().forEach(it -> names.add(it.name()));
            sizes.add(page.objects().size());
            next = page.next();
        }

        assertThat(names).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(sizes).containsExactly(2, 2, 2);
    }

    @Test
    void findsByNamespaceKindNameAndWhateverElseIsWanted() {
        world.recordObjects(
                world.cluster,
                backup,
                new ObjectPart<>(
                        1,
                        true,
                        List.of(
                                new ObjectResult(
                                        null, "Secret", "shop", "key", Result.FAILED, "ObjectNotFound", "It is gone."),
                                object("bank", "key", Result.STORED),
                                object("shop", "other", Result.STORED))));

        assertThat(names(new ObjectFilter("bank", null, null)::takes)).containsExactly("key");
        assertThat(names(new ObjectFilter(null, "configmap", null)::takes)).containsExactly("key", "other");
        assertThat(names(new ObjectFilter(null, "Secret", null)::takes)).containsExactly("key");
        assertThat(names(new ObjectFilter("shop", null, "other")::takes)).containsExactly("other");
        assertThat(names(it -> it.result() == Result.FAILED)).containsExactly("key");
        assertThat(names(it -> it.result() == Result.SKIPPED)).isEmpty();
    }

    @Test
    void saysWhetherTheAgentToldOfAllOfThem() {
        assertThat(page(FindObjectsTest::any, Position.START, 10))
                .isEqualTo(new Page<>(List.of(), Optional.empty(), false));
        record(1, false, "a");
        assertThat(page(FindObjectsTest::any, Position.START, 10).complete()).isFalse();
        record(2, true, "b");
        assertThat(page(FindObjectsTest::any, Position.START, 10).complete()).isTrue();
    }

    @Test
    void looksThroughABoundedNumberOfPartsForOnePage() {
        IntStream.rangeClosed(1, FindObjects.MOST_PARTS).forEach(part -> record(part, false, "a"));
        record(FindObjects.MOST_PARTS + 1, true, "wanted");
        Predicate<ObjectResult> wanted = new ObjectFilter(null, null, "wanted")::takes;

        Page<ObjectResult> first = page(wanted, Position.START, 10);

        assertThat(first.objects()).isEmpty();
        assertThat(page(wanted, first.next().orElseThrow(), 10).objects()).hasSize(1);
    }

    @Test
    void takesOnlyWhatTheClusterOfTheBackupSays() {
        world.recordObjects(
                new ClusterId(UUID.randomUUID()),
                backup,
                new ObjectPart<>(1, true, List.of(object("shop", "forged", Result.STORED))));

        assertThat(page(FindObjectsTest::any, Position.START, 10).objects()).isEmpty();
        assertThat(run(world.findObjects.page(
                        new BackupId(UUID.randomUUID()), FindObjectsTest::any, Position.START, 10)))
                .isEmpty();
    }

    private static boolean any(ObjectResult object) {
        return true;
    }

    private void record(int part, boolean last, String... names) {
        List<ObjectResult> objects = List.of(names).stream()
                .map(name -> object("shop", name, Result.STORED))
                .toList();
        world.recordObjects(world.cluster, backup, new ObjectPart<>(part, last, objects));
    }

    private static ObjectResult object(@Nullable String namespace, String name, Result result) {
        return new ObjectResult("v1", "ConfigMap", namespace, name, result, null, null);
    }

    private List<String> names(Predicate<ObjectResult> filter) {
        return page(filter, Position.START, 10).objects().stream()
                .map(ObjectResult::name)
                .toList();
    }

    private Page<ObjectResult> page(Predicate<ObjectResult> filter, Position from, int limit) {
        return run(world.findObjects.page(backup.id(), filter, from, limit)).orElseThrow();
    }
}
