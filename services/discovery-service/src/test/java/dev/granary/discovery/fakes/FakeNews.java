package dev.granary.discovery.fakes;

import dev.granary.discovery.application.port.ShootNews;
import dev.granary.discovery.domain.Installation;
import dev.granary.discovery.domain.InstallationOutcome;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import dev.granary.discovery.domain.ShootChange;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the others would have heard. */
public final class FakeNews implements ShootNews {

    public final List<ShootChange> changes = new ArrayList<>();
    public final List<InstallationOutcome> outcomes = new ArrayList<>();

    @Override
    public Uni<Void> changed(List<ShootChange> changed, Instant observedAt) {
        changes.addAll(changed);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> installed(Installation installation, Installed outcome, Instant at) {
        outcomes.add(outcome);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> installationFailed(Installation installation, Failed outcome, Instant at) {
        outcomes.add(outcome);
        return Uni.createFrom().voidItem();
    }
}
