package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.api.ApiServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What a client of Gardener may rely on, over any source of API servers. One landscape serves all tests: shoot
 * {@code edge-01} stays as it is, {@code edge-02} lives through everything and is whole again after each test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LandscapeContract
        implements AccountRightsContract,
                ShootObjectsContract,
                ShootWatchContract,
                AdminKubeconfigContract,
                AdminKubeconfigRefusalContract,
                ShootLifecycleContract,
                ShootAdmissionContract,
                FederationContract {

    private LandscapeUnderTest under;

    abstract ApiServers servers();

    @BeforeAll
    void open() {
        under = new LandscapeUnderTest(servers());
    }

    @AfterAll
    void close() {
        if (under != null) {
            under.close();
        }
    }

    @Override
    public LandscapeUnderTest under() {
        return under;
    }
}
