package dev.granary.backup.application;

import static dev.granary.backup.application.World.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.FindObjects.Page;
import dev.granary.backup.application.FindObjects.Position;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.backup.domain.RestoredObject.Outcome;
import dev.granary.backup.domain.SomeRestores;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of the objects of a restore. */
class RestoredObjectsTest {
    private static final RestoredObject MADE =
            new RestoredObject("ConfigMap", "v1", "shop", "a", Outcome.CREATED, "", "");

    private final World world = new World();
    private final Restore restore;

    RestoredObjectsTest() {
        world.ready();
        restore = ((RestoreResult.Accepted) world.restore(world.succeeded("shop"), world.cluster, SomeRestores.PLAIN))
                .restore();
    }

    @Test
    void arePagedAsTheAgentToldOfThem() {
        world.recordObjects(world.cluster, restore, new ObjectPart<>(1, false, List.of(MADE)));
        world.recordObjects(world.cluster, restore, new ObjectPart<>(2, true, List.of(MADE)));

        Page<RestoredObject> page = page(restore.id()).orElseThrow();

        assertThat(page.objects()).containsExactly(MADE, MADE);
        assertThat(page.complete()).isTrue();
    }

    @Test
    void areOfTheClusterOfTheRestoreOnly() {
        ClusterId forger = new ClusterId(UUID.randomUUID());

        world.recordObjects(forger, restore, new ObjectPart<>(1, true, List.of(MADE)));

        assertThat(page(restore.id()).orElseThrow().objects()).isEmpty();
        assertThat(page(new RestoreId(UUID.randomUUID()))).isEmpty();
    }

    private Optional<Page<RestoredObject>> page(RestoreId id) {
        return run(world.findRestoredObjects.page(id, it -> true, Position.START, 10));
    }
}
