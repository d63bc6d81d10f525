package dev.granary.registry.application;

import static dev.granary.registry.domain.Samples.ID;
import static dev.granary.registry.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.registry.application.ObserveShoot.Observation;
import dev.granary.registry.domain.ClusterEvent.InstallationRequested;
import dev.granary.registry.domain.ClusterEvent.Registered;
import dev.granary.registry.domain.Samples;
import dev.granary.registry.domain.Tenant;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserveShootTest {

    private final FakeRegistry registry = new FakeRegistry();
    private final List<Tenant> ensured = new ArrayList<>();
    private boolean brokerDown;

    private final ObserveShoot observe =
            new ObserveShoot(this::ensure, new Changes(registry, registry, registry), new MovingClock(NOW));

    @Test
    void registersAShootOnceHoweverOftenItIsAdded() {
        observe(1, true);
        observe(1, true);

        assertThat(registry.published)
                .<Class<?>>map(Object::getClass)
                .containsExactly(Registered.class, InstallationRequested.class);
    }

    @Test
    void theChannelsAreThereBeforeTheClusterIs() {
        brokerDown = true;

        assertThatThrownBy(() -> observe(1, true)).hasMessage("the broker is down");

        assertThat(registry.published).isEmpty();
        assertThat(registry.find(ID).await().indefinitely()).isEmpty();
    }

    @Test
    void aShootThatIsNotManagedNeedsNoChannels() {
        brokerDown = true;

        observe(1, false);

        assertThat(registry.get(ID).managed()).isFalse();
        assertThat(ensured).isEmpty();
    }

    @Test
    void aWordAboutAnUnknownClusterIsNotSwallowed() {
        var changes = new Changes(registry, registry, registry);
        var installation = new RecordInstallation(changes, new MovingClock(NOW));

        assertThatThrownBy(() ->
                        installation.installed(ID, 1, Samples.trust()).await().indefinitely())
                .isInstanceOf(UnknownClusterException.class);
    }

    private void observe(long version, boolean managed) {
        observe.observe(new Observation(ID, Samples.TENANT, Samples.shoot(), Samples.sighting(version), managed))
                .await()
                .indefinitely();
    }

    private Uni<Void> ensure(Tenant tenant) {
        if (brokerDown) {
            return Uni.createFrom().failure(new IllegalStateException("the broker is down"));
        }
        ensured.add(tenant);
        return Uni.createFrom().voidItem();
    }
}
