package dev.granary.agent.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.fill.FillOrder;
import dev.granary.agent.application.volume.fill.NewVolumes;
import dev.granary.agent.application.volume.fill.NewVolumesContract;
import dev.granary.engine.manifest.BackupKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class InMemoryNewVolumesTest extends NewVolumesContract {

    private final FakeApiServer server = new FakeApiServer();
    private final InMemoryNewVolumes volumes = new InMemoryNewVolumes(server);

    InMemoryNewVolumesTest() {
        volumes.fail("other", "The backup has no data of this volume.");
    }

    @Override
    protected NewVolumes volumes() {
        return volumes;
    }

    @Override
    protected FillOrder order(UUID restore, String claim) {
        return new FillOrder(
                restore,
                new BackupKey(Given.CLUSTER, Given.BACKUP),
                Given.LOCATION,
                "shop",
                claim,
                Yaml.bare("v1", "PersistentVolumeClaim", "store", claim));
    }

    @Override
    protected Patience patience() {
        return time -> {};
    }

    @Override
    protected void makeClaim(FillOrder order, String volume) {
        var claim = order.wanted().copy();
        claim.fields().put(volume, "spec", "volumeName");
        server.add(claim);
    }

    @Override
    protected boolean hasItsVolume(FillOrder order, String volume) {
        return volumes.volumes().contains(volume);
    }

    @Override
    protected List<String> left() {
        return volumes.left();
    }

    @Override
    protected void awaitNothingLeft() {
        assertThat(volumes.left()).isEmpty();
        Set<String> claimed = Set.copyOf(server.list(FakeKinds.CLAIM, "store").stream()
                .flatMap(claim -> claim.fields().text("spec", "volumeName").stream())
                .toList());
        assertThat(claimed).containsAll(volumes.volumes());
    }
}
